import type { Proposal } from "./decidim-proposal.ts";

/** What a comment that is nothing but links to proposals points to. */
export type OnlyLinks = {
  /** Source ids of the other proposals of the file that are linked. */
  related: string[];
  /** True when a link goes to a proposal that is not in the file. */
  elsewhere: boolean;
};

/** Finds proposals by what an export or its people call them: address, last part of an address, or id. */
export class ProposalLinks {
  readonly #bySlug = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #hosts = new Set<string>();

  constructor(proposals: Proposal[]) {
    for (const proposal of proposals) {
      this.#ids.add(proposal.sourceId);
      const address = parsed(proposal.url);
      if (!address) continue;
      this.#hosts.add(hostOf(address));
      const slug = slugIn(address);
      if (slug && !this.#bySlug.has(slug)) this.#bySlug.set(slug, proposal.sourceId);
    }
  }

  /** The proposal of an address on the source's own site, or of an id; null when it is not in the file. */
  find(written: string): string | null {
    if (/^\d+$/.test(written)) return this.#ids.has(written) ? written : null;
    const address = parsed(written);
    if (!address || !this.#hosts.has(hostOf(address))) return null;
    const slug = slugIn(address);
    if (!slug) return null;
    return this.#bySlug.get(slug) ?? this.#bySlug.get(plain(slug)) ?? (this.#ids.has(slug) ? slug : null);
  }

  /** Null unless the text is nothing but links to proposals, one other than its own at least. */
  onlyLinks(html: string, ownId: string): OnlyLinks | null {
    const words = wordsOf(html);
    if (words.length === 0 || !words.every((word) => this.#isProposal(word))) return null;
    const targets = words.map((word) => this.find(word));
    const related = [...new Set(targets.filter((id): id is string => id !== null && id !== ownId))];
    const elsewhere = targets.includes(null);
    return related.length > 0 || elsewhere ? { related, elsewhere } : null;
  }

  #isProposal(word: string): boolean {
    const address = parsed(word);
    return address !== null && this.#hosts.has(hostOf(address)) && slugIn(address) !== null;
  }
}

function wordsOf(html: string): string[] {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&nbsp;/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word));
}

function parsed(text: string): URL | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null;
}

function hostOf(address: URL): string {
  return address.host.replace(/^www\./, "");
}

/** `/pam/proposals/some-idea` → `some-idea`. */
function slugIn(address: URL): string | null {
  const found = /\/proposals\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  return found ? decoded(found) : null;
}

/** Without the marks that some pages keep in an address and others leave out. */
function plain(slug: string): string {
  return slug.replace(/[^a-z0-9-]/gi, "");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
