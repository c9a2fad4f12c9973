import 'server-only'
import { notFound as pageNotFound } from 'next/navigation'
import { newId } from '@/lib/core/ids'
import { fail, notFound, ok, type Result } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { nextNumber } from '@/lib/platform/counter'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { defineQuery } from '@/lib/platform/query'
import { readDocx } from './docx-text'
import { recordEvent } from '../state/events'
import { ImportPassportInput, ResolveDoubtInput } from './import-schema'
import { lockProject } from '../state/locked-project'
import { passportColumns } from './commands'
import { passportFormOf, type PassportForm } from '../form/form'
import type { ImportedPassport } from './import'
import { importPassport as readImported } from './restore'
import { programmeOf } from '@/lib/programme/queries'
import { sameName } from '@/lib/core/same-name'
import { openAlready } from '../state/once'
import { operations } from '../operations'

export type PassportPreview = ImportedPassport & {
  form: PassportForm
  /** The agency of the heading, if the person may open projects for it. */
  agencyId: string | null
  agencies: { id: string; name: string }[]
  pictures: number
  footnotes: number
}

/** What a document holds, field by field; writes nothing. */
export const previewPassportImport = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { bytes: Uint8Array }): Promise<Result<PassportPreview>> => {
    if (!ctx.can(operations['project.create'])) pageNotFound()
    const docx = readDocx(Buffer.from(input.bytes))
    if (!docx.ok) return docx
    const form = passportFormOf(await programmeOf(ctx.tx, ctx.tenantId))
    const read = readImported(docx.value.nodes, docx.value.data, form, newId)
    if (!read) {
      const message =
        'Это не паспорт проекта: в документе не нашлись части формы («Заказчик», «Процесс», «Обоснование», «Цели и эффекты», «Сроки»). Выберите паспорт, составленный по форме акта.'
      return fail('INVALID', message, { fields: { file: message } })
    }
    const rows = await ctx.tx.agency.findMany({
      where: { tenantId: ctx.tenantId, status: 'ACTIVE' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, shortName: true },
    })
    const open = rows.filter(({ id }) => ctx.can(operations['project.create'], id))
    const own = open.find(({ name, shortName }) =>
      [name, shortName ?? ''].some((one) => one !== '' && sameName(one) === sameName(read.organisation)),
    )
    const agencies = open.map(({ id, name }) => ({ id, name }))
    return ok({
      ...read,
      form,
      agencies,
      agencyId: own?.id ?? (agencies.length === 1 ? (agencies[0]?.id ?? null) : null),
      pictures: docx.value.pictures,
      footnotes: docx.value.footnotes,
    })
  },
})

/** People that a document names are kept only where they are people of this tenant. */
async function ownPeople(ctx: CommandContext, fields: Record<string, string>): Promise<Record<string, string>> {
  const isPerson = (path: string) => path.endsWith('.personId')
  const ids = Object.entries(fields).flatMap(([path, id]) => (isPerson(path) && /^[0-9a-f-]{36}$/.test(id) ? [id] : []))
  const known =
    ids.length === 0
      ? []
      : await ctx.tx.person.findMany({ where: { tenantId: ctx.tenantId, id: { in: ids } }, select: { id: true } })
  return Object.fromEntries(
    Object.entries(fields).filter(([path, id]) => !isPerson(path) || known.some((one) => one.id === id)),
  )
}

/** A draft from a document (K app. 2): its fields, what in them is doubtful, and the text that fitted nowhere. */
export const importPassport = defineCommand({
  operation: operations['project.create'],
  schema: ImportPassportInput,
  creates: 'Project',
  run: async (ctx, input) => {
    const { tx, tenantId } = ctx
    const { agencyId, kind, reading } = input
    const agency = ctx.can(operations['project.create'], agencyId)
      ? await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } })
      : null
    if (!agency) return notFound('Организация')
    const known = await openAlready(ctx, input)
    if (known) return known
    const form = passportFormOf(await programmeOf(tx, tenantId))
    const fields = { ...(await ownPeople(ctx, reading.fields)), title: input.title }
    const checked = input.title !== reading.fields.title
    const doubts = Object.fromEntries([
      ...Object.entries(reading.doubts).filter(([path]) => !(checked && path === 'title')),
      ...reading.unread.map((text, at) => [`unread.${at + 1}`, text]),
    ])
    const id = newId()
    const number = await nextNumber(tx, tenantId, 'project')
    await tx.project.create({
      data: {
        tenantId,
        id,
        number,
        kind,
        agencyId,
        form: form satisfies Prisma.InputJsonObject,
        doubts,
        createdBy: ctx.actor.name,
        ...passportColumns({ form, title: input.title, startsOn: null, endsOn: null }, fields),
      },
      select: { id: true },
    })
    await tx.projectParticipant.create({ data: { tenantId, projectId: id, agencyId }, select: { projectId: true } })
    await recordEvent(ctx, id, 'IMPORTED', {
      ...(input.fileName && { file: input.fileName }),
      doubts: Object.keys(doubts).length,
    })
    return done(
      { id },
      {
        subject: { type: 'Project', id },
        agencyId,
        after: { number, kind, title: input.title, agencyId, file: input.fileName, doubts: Object.keys(doubts).length },
      },
    )
  },
})

/** A doubtful place was looked at and is right, or text that fitted nowhere was dealt with. */
export const resolveDoubt = defineCommand({
  operation: operations['project.edit'],
  schema: ResolveDoubtInput,
  unversioned: 'each place is taken off the list by itself, whatever becomes of the others',
  run: async (ctx, input) => {
    const locked = await lockProject(ctx, input.id)
    if (!locked.ok) return locked
    const { id, agencyId, doubts } = locked.value
    const left = { ...(doubts as Record<string, string>) }
    const why = left[input.path]
    if (why === undefined) return fail('CONFLICT', 'Это место уже проверил кто-то другой.')
    delete left[input.path]
    await ctx.tx.project.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { doubts: left, version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Project', id },
        agencyId,
        before: { doubt: why, path: input.path },
        after: { path: input.path },
      },
    )
  },
})
