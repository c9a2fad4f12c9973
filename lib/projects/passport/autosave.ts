/** The autosave of a passport: the texts of its paths (lib/core/text-autosave.ts). Pure. */
import { autosaveState } from '@/lib/core/autosave'
import { savedTexts, textMachine, type TextAuthors, type TextState } from '@/lib/core/text-autosave'
import type { PassportFields } from '../form/passport'

export const passportState = (fields: PassportFields, edits: TextAuthors, version: number): TextState =>
  autosaveState(textMachine, savedTexts(fields, edits, version))

/** The passport as it stands on the screen. */
export const localFields = (state: TextState): PassportFields =>
  Object.fromEntries(
    Object.entries(state.entries).flatMap(([path, { local }]) => (local === '' ? [] : [[path, local]])),
  )
