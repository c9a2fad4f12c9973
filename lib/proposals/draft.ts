/** Where the browser keeps an unsent proposal: one a tenant. Pure. */
export const proposalDraftKey = (tenantSlug: string): string => `gemba.proposal.${tenantSlug}`
