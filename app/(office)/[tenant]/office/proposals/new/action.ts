'use server'
import { formAction } from '@/lib/forms/form-action'
import { fileProposal } from '@/lib/proposals/commands'

export const fileProposalAction = formAction(fileProposal, {
  redirectTo: ({ id, anonymous, code }, slug) =>
    anonymous ? `/${slug}/proposal/follow/${code}?new=1` : `/${slug}/office/proposals/${id}?new=1`,
})
