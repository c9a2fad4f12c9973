'use server'
import { formAction } from '@/lib/forms/form-action'
import { resolveDoubt } from '@/lib/projects/passport/import-commands'
import { agreePassport, withdrawPassport } from '@/lib/projects/approval/commands'
import { resolveRemark } from '@/lib/projects/passport/commands'

export const resolveRemarkAction = formAction(resolveRemark, { message: () => 'Отмечено.' })
export const withdrawPassportAction = formAction(withdrawPassport, {
  message: () => 'Паспорт отозван: его снова можно менять.',
})
export const agreePassportAction = formAction(agreePassport, { message: () => 'Паспорт согласован.' })
export const resolveDoubtAction = formAction(resolveDoubt, { message: () => 'Отмечено.' })
