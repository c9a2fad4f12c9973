'use server'
import { approveTouchpoints } from '@/lib/feedback/clients/approval-commands'
import {
  closeTouchpoint,
  createTouchpoint,
  editTouchpoint,
  reopenTouchpoint,
} from '@/lib/feedback/clients/touchpoint-commands'
import { formAction } from '@/lib/forms/form-action'

const toTouchpoint = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/touchpoints/${id}`

export const createTouchpointAction = formAction(createTouchpoint, { redirectTo: toTouchpoint })
export const editTouchpointAction = formAction(editTouchpoint, { redirectTo: toTouchpoint })
export const closeTouchpointAction = formAction(closeTouchpoint, { message: () => 'Точка закрыта.' })
export const reopenTouchpointAction = formAction(reopenTouchpoint, { message: () => 'Точка снова работает.' })
export const approveTouchpointsAction = formAction(approveTouchpoints, {
  redirectTo: ({ agencyId }, tenant) => `/${tenant}/office/touchpoints/lists/${agencyId}`,
})
