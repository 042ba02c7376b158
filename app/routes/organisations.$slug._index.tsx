import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { commentsOfOrganisation } from "#app/features/comments/organisation-comments.queries.server.ts";
import { ideasOfOrganisation } from "#app/features/ideas/organisation-ideas.queries.server.ts";
import { mayManageOrganisation } from "#app/features/organisations/organisation.policy.ts";
import { organisationBySlug } from "#app/features/organisations/organisation.queries.server.ts";
import { questionsTo } from "#app/features/pipeline/update.queries.server.ts";
import { OrganisationProfile } from "#app/site/OrganisationProfile.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { viewer } = context;
  const { db } = context.app;
  const organisation = await organisationBySlug(db, viewer, params.slug ?? "");
  const [ideas, comments, questions] = await Promise.all([
    ideasOfOrganisation(db, viewer, organisation.id),
    commentsOfOrganisation(db, viewer, organisation.id),
    questionsTo(db, viewer, organisation.id),
  ]);
  const { slug, name, kind, description, website, state, verifiedHow, verifiedAt, refusedReason } =
    organisation;
  return {
    title: name,
    organisation: { slug, name, kind, description, website, state, verifiedHow, verifiedAt, refusedReason },
    ideas,
    comments,
    questions,
    isOwn: viewer !== null && organisation.requestedBy === viewer.id,
    mayEdit: organisation.state === "verified" && mayManageOrganisation(viewer, organisation.id),
  };
});

export const meta = pageTitle;

export default function OrganisationPage() {
  return <OrganisationProfile {...useLoaderData<typeof loader>()} />;
}
