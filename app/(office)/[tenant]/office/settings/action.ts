'use server'
import type { FormState } from '@/lib/core/result'
import { formAction } from '@/lib/forms/form-action'
import { emblemDataUrl } from '@/lib/tenancy/emblem'
import {
  setEmblem,
  updateAppearance,
  updateEscalation,
  updateOpenData,
  updateFeedbackSettings,
  updateProcessSettings,
  updateProposalSettings,
  updateSignInPolicy,
} from '@/lib/tenancy/settings-commands'

export const appearanceAction = formAction(updateAppearance)

export const signInPolicyAction = formAction(updateSignInPolicy, {
  message: () => 'Сохранено. Новые правила действуют уже сейчас.',
})

export const openDataAction = formAction(updateOpenData)

export const proposalRulesAction = formAction(updateProposalSettings)

export const feedbackRulesAction = formAction(updateFeedbackSettings)
export const processRulesAction = formAction(updateProcessSettings)

export const escalationAction = formAction(updateEscalation, {
  message: () => 'Сохранено. Действует со следующего рабочего дня.',
})

/** Without a file the emblem is taken off. */
export async function emblemAction(state: FormState, data: FormData): Promise<FormState> {
  const file = data.get('emblem')
  if (data.get('remove') === null && (!(file instanceof File) || file.size === 0))
    return { status: 'error', message: 'Выберите файл герба.', fields: { emblem: 'Выберите файл.' }, values: {} }
  const emblem = data.get('remove') === null ? await emblemDataUrl(file) : { ok: true as const, value: null }
  if (!emblem.ok)
    return { status: 'error', message: emblem.error.message, fields: emblem.error.fields ?? {}, values: {} }
  return formAction(setEmblem, { input: ({ version }) => ({ emblem: emblem.value, version }) })(state, data)
}
