import 'server-only'
import { fail } from '@/lib/core/result'
import { applyEdits, type SavedTexts } from '@/lib/core/text-autosave'
import { defineCommand, done } from '@/lib/platform/command'
import { operations } from '../operations'
import { surveyCaps } from './definition'
import { draftPages, fitsPath } from './draft'
import { draftChanges } from './draft-words'
import { SaveSurveyDraftInput } from './schema'
import { editableDraft, lockSurvey } from './store'

/** Texts that a draft may hold, those of what was taken out among them, and their signs. */
const MOST_TEXTS = 12_000
const MOST_SIGNS = 2_000_000

/**
 * Autosave of what was typed, by path. The row is locked, so of two writers of one path the second is answered with the
 * first one's text (nothing of the second's is lost: it stays on the screen); other paths are saved all the same.
 */
export const saveSurveyDraft = defineCommand({
  operation: operations['survey.edit'],
  schema: SaveSurveyDraftInput,
  unversioned: 'each path is merged over the text that it was typed over',
  run: async (ctx, { id, edits: typed }) => {
    if (typed.some(({ path, text }) => !fitsPath(path, text)))
      return fail('INVALID', 'Часть изменений не прочитана. Сократите текст или обновите страницу и повторите.')
    const locked = await lockSurvey(ctx, id, operations['survey.edit'])
    if (!locked.ok) return locked
    const survey = locked.value
    const held = editableDraft(survey)
    if (!held.ok) return held
    const draft = held.value
    const { texts, changed, conflicts } = applyEdits(draft.texts, typed)
    const [at, by] = [ctx.now.toISOString(), ctx.actor.name]
    const shown = conflicts.map(({ path, theirs }) => ({
      path,
      text: theirs,
      by: draft.edits[path]?.by ?? null,
      at: draft.edits[path]?.at ?? null,
    }))
    const subject = { type: 'Survey', id } as const
    if (changed.length === 0) {
      const answer: SavedTexts = { version: survey.version, by, at, conflicts: shown }
      return shown.length > 0
        ? fail('CONFLICT', 'Это место только что изменил другой человек.', { details: answer })
        : done(answer, { subject, agencyId: survey.agencyId })
    }
    const pages = draftPages(texts)
    if (pages.length > surveyCaps.pages)
      return fail('LIMIT', `В опросе не больше ${surveyCaps.pages} страниц. Уберите лишние.`)
    if (pages.flatMap(({ questions }) => questions).length > surveyCaps.questions)
      return fail('LIMIT', `В опросе не больше ${surveyCaps.questions} вопросов. Уберите лишние.`)
    const signs = Object.values(texts).reduce((sum, text) => sum + text.length, 0)
    if (Object.keys(texts).length > MOST_TEXTS || signs > MOST_SIGNS)
      return fail('LIMIT', 'В черновике слишком много убранных вопросов. Сделайте копию опроса: в неё они не попадут.')
    const version = survey.version + 1
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        draft: { texts, edits: { ...draft.edits, ...Object.fromEntries(changed.map((path) => [path, { by, at }])) } },
        version,
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return done<SavedTexts>(
      { version, by, at, conflicts: shown },
      { subject, agencyId: survey.agencyId, ...draftChanges(draft.texts, texts, changed) },
    )
  },
})
