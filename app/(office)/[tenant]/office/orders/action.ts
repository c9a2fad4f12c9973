'use server'
import { createOrder, editOrder } from '@/lib/feedback/clients/order-commands'
import { formAction } from '@/lib/forms/form-action'

export const createOrderAction = formAction(createOrder, {
  redirectTo: (_value, tenant, { agencyId }) => `/${tenant}/office/orders/${agencyId}`,
})
export const editOrderAction = formAction(editOrder, { message: () => 'Порядок сохранён.' })
