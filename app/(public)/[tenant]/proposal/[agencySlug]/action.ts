'use server'
import { accountAction } from '@/lib/account/account-action'
import { filePublicProposal } from '@/lib/proposals/public'
import { PublicProposalInput } from '@/lib/proposals/schema'

export const publicProposalAction = accountAction(PublicProposalInput, async (input, visit) => {
  const filed = await filePublicProposal(input, visit)
  return filed.ok
    ? { ok: true, value: { redirectTo: `/${input.tenantSlug}/proposal/follow/${filed.value.code}?new=1` } }
    : filed
})
