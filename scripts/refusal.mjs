/** A failure that one sentence explains: what is wrong and what to do. */
export class Refusal extends Error {
  name = "Refusal";
}

const cannotWrite = new Set(["EROFS", "EACCES", "EPERM"]);

/**
 * Runs `work`, which writes in the project's folder, and explains why it may not.
 * @template T
 * @param {string} folder
 * @param {() => T} work
 * @returns {T}
 */
export function writingIn(folder, work) {
  try {
    return work();
  } catch (error) {
    if (cannotWrite.has(error.code)) {
      throw new Refusal(
        `Planter cannot write in ${folder}: copy the project to a folder of your own, or change who may write there.`,
      );
    }
    if (error.code === "ENOSPC")
      throw new Refusal(`The disk that holds ${folder} is full: make room and run the command again.`);
    throw error;
  }
}
