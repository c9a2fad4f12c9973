'use server'
import { formAction } from '@/lib/forms/form-action'
import { beginTarget } from '@/lib/processes/steps/commands'

export const beginTargetAction = formAction(beginTarget, { message: () => 'Состояние «как будет» начато.' })
