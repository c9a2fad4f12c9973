import 'server-only'
import { createHash } from 'node:crypto'
import { count } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import { readBook } from '@/lib/tables/read/book'
import { takeFileBackIn, takeFileIn } from '../answers/accept'
import { operations } from '../operations'
import { fileChoice, fileDecisions } from './choice'
import { placesOf, KEY, MOMENT } from './columns'
import { bodyOf, chosenOf, decided, isAt } from './decide'
import { ChooseFileInput, DecideFileInput, LoadFileInput, SeenFileInput, StartFileInput } from './schema'
import { isOwnDraft, lockFile, openDraft, placeOf, surveyToFill, traceOf } from './store'

const noFile = () => notFound('Файл с ответами')

/** Takes a file and shows how it is read; no answer of it is taken until a person says so. */
export const startAnswerFile = defineCommand({
  operation: operations['answers.prepare'],
  schema: StartFileInput,
  creates: 'AnswerImport',
  // Bytes have no digest as JSON: the same file is the same sending.
  alike: ({ id, fileName, bytes }) => [id, fileName, createHash('sha256').update(bytes).digest('hex')],
  run: async (ctx, { id: surveyId, fileName, bytes }) => {
    const { tx, tenantId, actor, now } = ctx
    const survey = await surveyToFill(ctx, surveyId)
    if (!survey) return notFound('Опрос')
    if (survey.status !== 'OPEN' || survey.versions.length === 0)
      return fail('RULE', 'Ответы переносят в опрос, который идёт. Сначала запустите его.')
    const book = readBook(bytes)
    if (!book.ok) return book
    const id = newId()
    await tx.answerImport.create({
      data: {
        ...{ tenantId, id, surveyId, fileName, size: bytes.length, createdAt: now },
        ...{ personId: actor.personId, byName: actor.name },
        sha256: traceOf(surveyId, createHash('sha256').update(bytes).digest('hex')),
        file: { create: { bytes: new Uint8Array(bytes) } },
      },
      select: { id: true },
    })
    return done({ id, surveyId }, { subject: { type: 'Survey', id: surveyId }, agencyId: survey.agencyId })
  },
})

/** Another sheet, header, place of a column, sign between answers, order of days, codes, body. */
export const chooseAnswerFile = defineCommand({
  operation: operations['answers.prepare'],
  schema: ChooseFileInput,
  changes: 'AnswerImport',
  row: (ctx, { id }) => lockFile(ctx, id),
  run: async (ctx, { id: _id, version: _version, anew, ...input }, row) => {
    const draft = await openDraft(ctx, row)
    if (!draft.ok) return draft
    const { opened, content, survey } = draft.value
    const before = fileChoice(row.choice)
    const places = new Set([
      '',
      MOMENT,
      KEY,
      ...placesOf(content).flatMap((one) => one.places.map(({ place }) => place)),
    ])
    if (Object.values(input.columns ?? {}).some((place) => !places.has(place)))
      return fail('INVALID', 'Такого вопроса в анкете больше нет. Обновите страницу.')
    const sheets = new Set(['', ...opened.book.sheets.map(({ name }) => name)])
    if (!sheets.has(input.sheet ?? '') || !sheets.has(input.codebook ?? ''))
      return fail('INVALID', 'Такого листа в файле нет. Обновите страницу.')
    const choice = anew ? bodyOf(before) : chosenOf(before, input, opened.columns)
    // Decisions are on rows and cells: of another sheet or header they are none.
    const same = choice.sheet === before.sheet && JSON.stringify(choice.header) === JSON.stringify(before.header)
    await ctx.tx.answerImport.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } },
      data: { choice, version: { increment: 1 }, ...(same ? {} : { decisions: {} }) },
      select: { id: true },
    })
    return done({ id: row.id }, { subject: { type: 'Survey', id: survey.id }, agencyId: survey.agencyId })
  },
})

/** What a person says of a row, of a cell that is no answer, of rows that contradict each other. */
export const decideAnswerFile = defineCommand({
  operation: operations['answers.prepare'],
  schema: DecideFileInput,
  changes: 'AnswerImport',
  row: (ctx, { id }) => lockFile(ctx, id),
  run: async (ctx, input, row) => {
    const draft = await openDraft(ctx, row)
    if (!draft.ok) return draft
    if (input.deed === 'correct' && !input.to?.trim())
      return fail('INVALID', 'Впишите верный ответ или нажмите «Без ответа».', {
        fields: { to: 'Впишите верный ответ.' },
      })
    if (
      input.deed === 'correct' &&
      draft.value.read.faults.some((one) => isAt(one, input) && one.text === input.to?.trim())
    )
      return fail('INVALID', 'Здесь то же, что стояло. Впишите верный ответ или нажмите «Без ответа».', {
        fields: { to: 'Впишите верный ответ.' },
      })
    const decisions = decided(fileDecisions(row.decisions), draft.value.read, input)
    if (decisions === null) return fail('NOT_FOUND', 'Этого места в файле уже нет. Обновите страницу.')
    const { survey } = draft.value
    await ctx.tx.answerImport.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } },
      data: { decisions, version: { increment: 1 } },
      select: { id: true },
    })
    return done({ id: row.id }, { subject: { type: 'Survey', id: survey.id }, agencyId: survey.agencyId })
  },
})

/**
 * Takes the answers: all that the page showed, once. The file goes; of its keys only traces stay. The journal says that
 * a file was taken, not what is in it.
 */
export const loadAnswerFile = defineCommand({
  operation: operations['answers.load'],
  schema: LoadFileInput,
  changes: 'AnswerImport',
  row: (ctx, { id }) => lockFile(ctx, id),
  run: async (ctx, { surveyVersionId }, row) => {
    const { tx, tenantId, actor, now, today } = ctx
    // Two files of one survey at once would not know of each other's keys.
    await takeTurn(tx, 'answer files', tenantId, row.surveyId)
    const draft = await openDraft(ctx, row)
    if (!draft.ok) return draft
    const { survey, opened, read, again } = draft.value
    const { threshold } = actor.tenant.settings.feedback
    if (surveyVersionId !== draft.value.surveyVersionId)
      return fail('CONFLICT', 'Анкету с тех пор изменили. Посмотрите, как прочитан файл, и подтвердите ещё раз.')
    const open = read.faults.length + read.conflicts.length + opened.doubled.length
    if (open > 0) return fail('RULE', 'Сначала решите то, что отмечено на странице: ничего ещё не перенесено.')
    if (again) return fail('RULE', 'Этот файл уже перенесён: второй раз его ответы не берутся.')
    const { answers } = read
    if (answers.length < threshold)
      return fail(
        'RULE',
        answers.length === 0
          ? 'Новых ответов в файле нет.'
          : `Новых ответов меньше ${threshold}: такую группу было бы видно. Дождитесь остальных или внесите их листами.`,
      )
    const place = await placeOf(ctx, survey, draft.value.choice)
    if (!place) return fail('INVALID', 'Выберите орган или точку, о которых эти ответы.')
    const taken = await takeFileIn(tx, {
      ...{ tenantId, surveyId: survey.id, versionId: surveyVersionId, ...place, today, importId: row.id },
      among: threshold,
      answers: answers.map((one) => ({ day: one.day ?? today, answers: one.answers })),
    })
    if (taken !== 'taken') return fail('RULE', 'Ответы не перенесены: опрос сейчас не идёт. Проверьте его дни.')
    const keys = answers.flatMap(({ key }) => (key === null ? [] : [traceOf(survey.id, key)])).toSorted()
    await tx.answerImport.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: {
        ...{ status: 'LOADED', loadedAt: now, taken: answers.length, keys, choice: {}, decisions: {} },
        version: { increment: 1 },
      },
      select: { id: true },
    })
    await tx.answerImportFile.deleteMany({ where: { tenantId, importId: row.id } })
    return done(
      { taken: answers.length },
      {
        subject: { type: 'Survey', id: survey.id },
        agencyId: place.agencyId,
        after: { fileName: row.fileName, answers: count(answers.length, 'ответ', 'ответа', 'ответов') },
      },
    )
  },
})

/** Takes the answers of a file back, while none of them is in a closed batch. */
export const undoAnswerFile = defineCommand({
  operation: operations['answers.undo'],
  schema: SeenFileInput,
  changes: 'AnswerImport',
  row: (ctx, { id }) => lockFile(ctx, id),
  run: async (ctx, _input, row) => {
    const { tx, tenantId, actor, now } = ctx
    const survey = await surveyToFill(ctx, row.surveyId)
    if (!survey || row.status === 'DRAFT' || row.taken === null) return noFile()
    if (row.status === 'UNDONE') return fail('RULE', 'Этот перенос уже отменён.')
    const { id: importId, taken } = row
    if (!(await takeFileBackIn(tx, { tenantId, surveyId: survey.id, importId, taken })))
      return fail('RULE', 'Ответы уже вошли в партию результатов: убрать их из неё нельзя.')
    await tx.answerImport.update({
      where: { tenantId_id: { tenantId, id: importId } },
      data: { status: 'UNDONE', undoneAt: now, undoneBy: actor.name, keys: [], version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { taken },
      {
        subject: { type: 'Survey', id: survey.id },
        agencyId: survey.agencyId,
        after: { fileName: row.fileName, answers: count(taken, 'ответ', 'ответа', 'ответов') },
      },
    )
  },
})

/** Deletes a file of which nothing was taken. */
export const dropAnswerFile = defineCommand({
  operation: operations['answers.prepare'],
  schema: SeenFileInput,
  changes: 'AnswerImport',
  row: (ctx, { id }) => lockFile(ctx, id),
  run: async (ctx, _input, row) => {
    const survey = await surveyToFill(ctx, row.surveyId)
    if (!survey || !isOwnDraft(ctx, row)) return noFile()
    await ctx.tx.answerImport.delete({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } },
      select: { id: true },
    })
    return done(
      { surveyId: survey.id },
      { subject: { type: 'Survey', id: survey.id }, agencyId: survey.agencyId, after: { dropped: row.fileName } },
    )
  },
})
