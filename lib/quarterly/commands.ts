import 'server-only'
import { newId } from '@/lib/core/ids'
import { formatQuarter, quarterTime } from '@/lib/core/quarters'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { takeTurn } from '@/lib/platform/lock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { quarterlyFacts } from './facts-read'
import { notAskedText, requiredSections } from './labels'
import { quarterlyRules } from './load'
import { key, lockQuarterly, recordEvent, reportRow, step, titleOf } from './lock'
import { dueDays, mayBegin, notAsked, ruleOf, quarterlyMachine } from './rules'
import { BeginQuarterlyInput, SaveQuarterlyWordsInput, SubmitQuarterlyInput } from './schema'
import { applyWords, savedWords, wordOf, type WordsLive } from './words'
import { authorityAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from './operations'

const CLOSED_WORDS =
  'Отчёт сдан и не меняется. Чтобы исправить его, попросите уполномоченный орган вернуть отчёт. Набранное сохранено в этом браузере.'

/** Opens the agency's report of a closed or running quarter; the one that is there already, if it is. */
export const beginQuarterly = defineCommand({
  operation: operations['quarterly.edit'],
  schema: BeginQuarterlyInput,
  creates: 'QuarterlyReport',
  run: async (ctx, { agencyId, year, quarter }) => {
    const { tx, tenantId } = ctx
    const at = { year, quarter }
    const today = ctx.today
    if (!ctx.can(operations['quarterly.edit'], agencyId)) return notFound('Запись об органе')
    const agency = await tx.agency.findUnique({
      where: { tenantId_id: { tenantId, id: agencyId } },
      select: { id: true, since: true, until: true, mergedInto: { select: { id: true, name: true } } },
    })
    if (!agency) return notFound('Запись об органе')
    await takeTurn(tx, 'quarterly', tenantId, agencyId, year, quarter)
    const stands = await tx.quarterlyReport.findUnique({
      where: { tenantId_agencyId_year_quarter: { tenantId, agencyId, year, quarter } },
      select: { id: true },
    })
    if (stands)
      return done(
        { id: stands.id },
        { subject: { type: 'QuarterlyReport', id: stands.id }, agencyId, after: { year, quarter } },
      )
    if (!mayBegin(at, today))
      return fail(
        'RULE',
        `${formatQuarter(at)} ещё не начался: фактов за него нет. Отчёт можно начать с первого дня квартала.`,
        { fields: { quarter: 'Выберите идущий или прошедший квартал.' } },
      )
    const rule = ruleOf(await quarterlyRules(tx, tenantId), at)
    if (!rule)
      return fail('RULE', `За ${formatQuarter(at)} программа отчётов не просит. Сроки задаёт уполномоченный орган.`)
    const { dueOn, lateAfter } = dueDays(rule, at)
    const until = agency.until && dayOf(agency.until)
    const gone = notAsked(
      { since: agency.since && dayOf(agency.since), until, mergedInto: agency.mergedInto },
      at,
      dueOn,
    )
    if (gone) return fail('RULE', notAskedText(gone, until))
    const id = newId()
    await tx.quarterlyReport.create({
      data: {
        tenantId,
        id,
        agencyId,
        year,
        quarter,
        dueOn: dayColumn(dueOn),
        lateAfter: dayColumn(lateAfter),
        createdBy: ctx.actor.name,
        createdAt: ctx.now,
      },
      select: { id: true },
    })
    await recordEvent(ctx, id, 'OPENED')
    return done({ id }, { subject: { type: 'QuarterlyReport', id }, agencyId, after: { year, quarter } })
  },
})

/** Autosave of words by section; of two writers of one section the second is answered with the first one's text. */
export const saveQuarterlyWords = defineCommand({
  operation: operations['quarterly.edit'],
  schema: SaveQuarterlyWordsInput,
  unversioned: 'autosave: each section is merged with the text that it was typed over',
  run: async (ctx, { id, edits }) => {
    const locked = await lockQuarterly(ctx, id)
    if (!locked.ok) return locked
    const report = locked.value
    if (!quarterlyMachine.allows(report.status, 'save')) return fail('RULE', CLOSED_WORDS)
    const { words, changed, conflicts } = applyWords(report.words, edits, {
      by: ctx.actor.name,
      at: ctx.now.toISOString(),
    })
    const version = report.version + (changed.length > 0 ? 1 : 0)
    if (changed.length > 0)
      await ctx.tx.quarterlyReport.update({ where: key(ctx, id), data: { words, version }, select: { id: true } })
    const value: WordsLive = {
      version,
      words: savedWords(
        edits.map(({ section }) => section),
        words,
        version,
      ),
      conflicts,
      closed: null,
    }
    return done(value, {
      subject: { type: 'QuarterlyReport', id },
      agencyId: report.agencyId,
      after: { sections: changed, conflicts: conflicts.map(({ section }) => section) },
    })
  },
})

/** The curator submits: the portal's facts of the moment are frozen with the words. */
export const submitQuarterly = defineCommand({
  operation: operations['quarterly.submit'],
  schema: SubmitQuarterlyInput,
  changes: 'QuarterlyReport',
  row: reportRow,
  run: async (ctx, { id }, report) => {
    const { tx, tenantId, actor, now } = ctx
    const next = await step(ctx, report, 'submit')
    if (!next.ok) return next
    const today = ctx.today
    if (quarterTime(report.quarter, today) !== 'CLOSED')
      return fail(
        'RULE',
        `${formatQuarter(report.quarter)} ещё идёт: сдать отчёт можно, когда он закончится. Слова сохранены.`,
      )
    const empty = requiredSections.filter((section) => wordOf(report.words, section).trim() === '')
    if (empty.length > 0)
      return fail('INVALID', 'Отчёт пока не сдан: заполните отмеченные разделы.', {
        fields: Object.fromEntries(empty.map((section) => [section, 'Напишите хотя бы одно предложение.'])),
      })
    const facts = await quarterlyFacts(
      tx,
      { tenantId, timeZone: actor.tenant.timeZone, today },
      report.agencyId,
      report.quarter,
    )
    await tx.quarterlyReport.update({
      where: key(ctx, id),
      data: {
        status: next.status,
        facts,
        submittedAt: now,
        submittedBy: actor.name,
        firstSentAt: report.firstSentAt ?? now,
        decidedAt: null,
        decidedBy: null,
        version: { increment: 1 },
      },
      select: { id: true },
    })
    const words = Object.fromEntries(Object.entries(report.words).map(([section, { text }]) => [section, text]))
    await recordEvent(ctx, id, 'SUBMITTED', { words } satisfies Prisma.InputJsonObject)
    await enqueueMany(
      tx,
      tenantId,
      letters(await authorityAddresses(ctx), titleOf(report.quarter, report.agencyName), [
        `${report.agencyName}: сдан отчёт за ${formatQuarter(report.quarter)}. Примите его или верните с замечаниями.`,
        officeUrl(ctx, `quarterly/${id}`),
      ]),
    )
    return done(
      { id, status: next.status },
      {
        subject: { type: 'QuarterlyReport', id },
        agencyId: report.agencyId,
        before: { status: report.status },
        after: { status: next.status },
      },
    )
  },
})
