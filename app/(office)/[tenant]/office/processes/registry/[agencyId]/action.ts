'use server'
import { formAction } from '@/lib/forms/form-action'
import { tellApart } from '@/lib/processes/registry/link-commands'
import { takeTypical } from '@/lib/processes/registry/typical-commands'
import { approveOrder, approveRegistry } from '@/lib/processes/registry/version-commands'

export const approveRegistryAction = formAction(approveRegistry, {
  redirectTo: ({ agencyId, number }, tenant) => `/${tenant}/office/processes/registry/${agencyId}/versions/${number}`,
})
export const approveOrderAction = formAction(approveOrder, {
  redirectTo: ({ agencyId }, tenant) => `/${tenant}/office/processes/registry/${agencyId}`,
})
export const takeTypicalAction = formAction(takeTypical, { message: () => 'Процесс добавлен в реестр.' })
export const tellApartAction = formAction(tellApart, { message: () => 'Больше не предлагаем как похожие.' })
