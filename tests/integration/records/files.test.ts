import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { Document, Packer, Paragraph } from 'docx'
import ExcelJS from 'exceljs'
import { encode } from 'next-auth/jwt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/[tenant]/files/[id]/route'
import { POST } from '@/app/api/[tenant]/files/route'
import { newId } from '@/lib/core/ids'
import { attachableFile } from '@/lib/files/attach'
import type { UploadedFile } from '@/lib/files/schema'
import { sweepFiles } from '@/lib/jobs/sweeps'
import type { Actor } from '@/lib/platform/actor'
import { platformDb, withTenant } from '@/lib/platform/db'
import { sessionCookieName } from '@/lib/platform/session'
import { env } from '@/lib/platform/env'
import { createStorage, deleteObject, incomingFolder, putObject } from '@/lib/platform/storage'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { docx, storedZip } from '../../factories/zip'

// The request's cookies are Next's business; the rest of the route is the product's own.
const jar = vi.hoisted(() => ({ token: undefined as string | undefined }))
vi.mock('next/headers', () => ({
  cookies: () => Promise.resolve({ get: () => (jar.token ? { value: jar.token } : undefined) }),
  headers: () => Promise.resolve(new Headers()),
}))
afterEach(() => {
  jar.token = undefined
})

const signIn = async (actor: Actor) => {
  expect(sessionCookieName()).toContain('session-token')
  jar.token = await encode({ token: { sid: actor.sessionId ?? '' }, secret: process.env.AUTH_SECRET ?? '' })
}

async function upload(
  slug: string,
  agencyId: string | null,
  name: string,
  content: Buffer | string,
  headers: Record<string, string> = {},
) {
  const body = new Uint8Array(Buffer.from(content))
  const request = new Request(`http://127.0.0.1:3000/api/${slug}/files${agencyId ? `?agencyId=${agencyId}` : ''}`, {
    method: 'POST',
    body,
    headers: { 'x-file-name': encodeURIComponent(name), 'content-length': String(body.length), ...headers },
  })
  const response = await POST(request, { params: Promise.resolve({ tenant: slug }) })
  return {
    status: response.status,
    body: (await response.json()) as UploadedFile & {
      error?: { code: string; message: string; details?: { refusal?: string } }
    },
  }
}
const download = (slug: string, id: string) =>
  GET(new Request(`http://127.0.0.1:3000/api/${slug}/files/${id}`), { params: Promise.resolve({ tenant: slug, id }) })

async function setting() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  await signIn(curator)
  return { tenant, agency, curator }
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('uploading', () => {
  it.each([
    ['Приказ № 5.pdf', pdf, 'application/pdf'],
    ['План.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'Отчёт.odt',
      storedZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
      'application/vnd.oasis.opendocument.text',
    ],
    ['снимок.png', png, 'image/png'],
    ['список.csv', 'ФИО;Дата\nИванов И. И.;05.06.2025\n', 'text/csv'],
    ['записка.TXT', '\ufeffТекст записки', 'text/plain'],
  ])('takes %s by its content and keeps its name', async (name, content, mime) => {
    const { tenant, agency } = await setting()
    const { status, body } = await upload(tenant.slug, agency.id, name, content)
    expect({ status, mime: body.mime, size: body.size }).toEqual({
      status: 201,
      mime,
      size: Buffer.byteLength(content),
    })
    expect(body.name.toLowerCase()).toBe(name.toLowerCase())
    const audit = await withTenant(tenant.id, (tx) => tx.auditRecord.findMany())
    expect(audit).toMatchObject([
      { operation: 'file.upload', subjectId: body.id, agencyId: agency.id, after: { name: body.name } },
    ])
  })

  it('takes what office programs really write', async () => {
    const { tenant, agency } = await setting()
    const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Приказ')] }] }))
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Лист').addRow(['Балл', 9])
    expect((await upload(tenant.slug, agency.id, 'Приказ.docx', word)).body.mime).toContain('wordprocessingml')
    expect(
      (await upload(tenant.slug, agency.id, 'Расчёт.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).body.mime,
    ).toContain('spreadsheetml')
  })

  it.each([
    ['EXTENSION', 'приказ.docx', pdf],
    ['EXTENSION', 'скрипт.bat', 'echo привет'],
    ['MACRO', 'план.docx', docx({ 'word/vbaProject.bin': 'x' })],
    [
      'MACRO',
      'таблица.xlsx',
      storedZip({
        '[Content_Types].xml':
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        'xl/workbook.xml': '<x/>',
        'xl/macrosheets/sheet1.xml': '<x/>',
      }),
    ],
    ['EXECUTABLE', 'отчёт.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['EXECUTABLE', 'отчёт.pdf', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(60)])],
    ['MARKUP', 'страница.txt', '<!DOCTYPE html><script>alert(1)</script>'],
    ['MARKUP', 'рисунок.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['ARCHIVE', 'папка.zip', storedZip({ 'a.txt': 'a' })],
    ['OLD_OFFICE', 'старый.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['NOT_UTF8', 'выгрузка.csv', Buffer.from([0xd4, 0xc8, 0xce, 0x3b, 0xc4, 0xe0, 0xf2, 0xe0])],
    ['BROKEN', 'обрезан.docx', docx().subarray(0, -30)],
    ['EMPTY', 'пусто.pdf', ''],
  ])('refuses (%s) %s with words', async (refusal, name, content) => {
    const { tenant, agency } = await setting()
    const { status, body } = await upload(tenant.slug, agency.id, name, content)
    expect({ status, refusal: body.error?.details?.refusal }).toEqual({ status: 422, refusal })
    expect(body.error?.message).toMatch(/^[А-Я].+\.$/)
    expect(await withTenant(tenant.id, (tx) => tx.storedFile.count())).toBe(0)
    expect(readdirSync(incomingFolder())).toEqual([])
  })

  it('stops a body at 50 MiB whatever the headers say, and notices a cut one', async () => {
    const { tenant, agency } = await setting()
    const large = Buffer.alloc(50 * 1024 * 1024 + 1, 32)
    expect((await upload(tenant.slug, agency.id, 'большой.txt', large)).body.error?.details?.refusal).toBe('TOO_LARGE')
    const chunked = new Request(`http://127.0.0.1:3000/api/${tenant.slug}/files?agencyId=${agency.id}`, {
      method: 'POST',
      body: new Blob([large]).stream(),
      duplex: 'half',
      headers: { 'x-file-name': 'a.txt' },
    } as RequestInit)
    expect(await (await POST(chunked, { params: Promise.resolve({ tenant: tenant.slug }) })).json()).toMatchObject({
      error: { details: { refusal: 'TOO_LARGE' } },
    })
    expect(
      (await upload(tenant.slug, agency.id, 'a.pdf', pdf, { 'content-length': String(pdf.length + 5) })).body.error
        ?.details?.refusal,
    ).toBe('INCOMPLETE')
    expect(readdirSync(incomingFolder())).toEqual([])
  })

  it('cleans names: folders, control and text-direction characters', async () => {
    const { tenant, agency } = await setting()
    const { body } = await upload(tenant.slug, agency.id, '../../C:\\Отчёты\\\u202eотчёт\u0000 за\n год.pdf', pdf)
    expect(body.name).toBe('отчёт за год.pdf')
    expect((await upload(tenant.slug, agency.id, 'без расширения', pdf)).body.name).toBe('без расширения.pdf')
  })

  it('answers "not found" for a foreign agency, tenant, a missing agency and the signed-out', async () => {
    const { tenant, agency, curator } = await setting()
    const sibling = await createAgency(tenant)
    const other = await createTenant()
    const foreign = await createAgency(other)
    expect((await upload(tenant.slug, sibling.id, 'a.pdf', pdf)).status).toBe(404)
    expect((await upload(tenant.slug, foreign.id, 'a.pdf', pdf)).status).toBe(404)
    expect((await upload(tenant.slug, null, 'a.pdf', pdf)).status).toBe(404)
    expect((await upload(other.slug, foreign.id, 'a.pdf', pdf)).status).toBe(401)
    await signIn(await createActor(tenant, 'OBSERVER'))
    expect((await upload(tenant.slug, agency.id, 'a.pdf', pdf)).status).toBe(404)
    await signIn(await createActor(tenant, 'AUTHORITY'))
    expect((await upload(tenant.slug, newId(), 'a.pdf', pdf)).status).toBe(404)
    expect((await upload(tenant.slug, foreign.id, 'a.pdf', pdf)).status).toBe(404)
    expect((await upload(tenant.slug, null, 'a.pdf', pdf)).status).toBe(201)
    await signIn(curator)
    expect((await upload(tenant.slug, agency.id, 'a.pdf', pdf, { origin: 'https://evil.example' })).status).toBe(403)
  })
})

describe('downloading', () => {
  it('is always an attachment under its own name, never executed', async () => {
    const { tenant, agency } = await setting()
    const { body } = await upload(tenant.slug, agency.id, "Приказ «О рейтинге» (ред. 2)'.pdf", pdf)
    const response = await download(tenant.slug, body.id)
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true)
    const disposition = response.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="file\.pdf"; filename\*=UTF-8''[\w.~%!$&+^`|-]+$/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(body.name)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('reaches own files and those of the agencies under, for the whole tenant: all; nobody reaches a foreign one', async () => {
    const { tenant, agency, curator } = await setting()
    const child = await createAgency(tenant, { parentId: agency.id })
    const sibling = await createAgency(tenant)
    await signIn(await createActor(tenant, 'AUTHORITY'))
    const ids = await Promise.all(
      [agency.id, child.id, sibling.id, null].map(async (id) => (await upload(tenant.slug, id, 'a.pdf', pdf)).body.id),
    )
    const statuses = async () => Promise.all(ids.map(async (id) => (await download(tenant.slug, id)).status))
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await signIn(await createActor(tenant, 'OBSERVER'))
    expect(await statuses()).toEqual([200, 200, 200, 200])
    await signIn(await createActor(tenant, 'CURATOR', agency.id))
    expect(await statuses()).toEqual([200, 200, 404, 404])
    await signIn(await createActor(tenant, 'TEAM_MEMBER', agency.id))
    expect(await statuses()).toEqual([200, 404, 404, 404])
    await signIn(await createActor(tenant, 'EMPLOYEE', agency.id))
    expect(await statuses()).toEqual([404, 404, 404, 404])
    const other = await createTenant()
    await signIn(await createActor(other, 'AUTHORITY'))
    expect((await download(other.slug, ids[0] ?? '')).status).toBe(404)
    expect((await download(tenant.slug, ids[0] ?? '')).status).toBe(401)
    await signIn(curator)
    expect((await download(tenant.slug, 'не-идентификатор')).status).toBe(404)
  })

  it('says so when the store has lost the file', async () => {
    const { tenant, agency } = await setting()
    const { body } = await upload(tenant.slug, agency.id, 'a.pdf', pdf)
    await deleteObject(`${tenant.id}/${body.id}`)
    const response = await download(tenant.slug, body.id)
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'UNAVAILABLE' } }])
  })

  it('attaches only a file of the same agency', async () => {
    const { tenant, agency } = await setting()
    const sibling = await createAgency(tenant)
    const { body } = await upload(tenant.slug, agency.id, 'a.pdf', pdf)
    const attach = (tenantId: string, agencyId: string) =>
      withTenant(tenantId, (tx) => attachableFile(tx, tenantId, body.id, agencyId))
    expect(await attach(tenant.id, agency.id)).toMatchObject({ id: body.id, name: 'a.pdf' })
    expect(await attach(tenant.id, sibling.id)).toBeNull()
    expect(await attach((await createTenant()).id, agency.id)).toBeNull()
  })
})

describe('sweeping', () => {
  it('removes what nothing refers to after two days, and objects without a record', async () => {
    const { tenant, agency } = await setting()
    const [kept, abandoned, fresh] = [
      await upload(tenant.slug, agency.id, 'a.pdf', pdf),
      await upload(tenant.slug, agency.id, 'b.pdf', pdf),
      await upload(tenant.slug, agency.id, 'c.pdf', pdf),
    ]
    const { assessmentIds } = await openedCampaign(tenant, [agency.id])
    const old = new Date(Date.now() - 3 * 86_400_000)
    await withTenant(tenant.id, async (tx) => {
      await tx.storedFile.updateMany({
        where: { id: { in: [kept.body.id, abandoned.body.id] } },
        data: { uploadedAt: old },
      })
      await tx.evidence.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          assessmentId: assessmentIds[0] ?? '',
          criterion: 1,
          kind: 'FILE',
          title: 'a',
          fileId: kept.body.id,
          addedBy: 'x',
        },
      })
    })
    const objectExists = (key: string) => createStorage(env()).fileExists(key)
    await sweepFiles(new Date())
    const left = await withTenant(tenant.id, (tx) => tx.storedFile.findMany({ select: { id: true } }))
    expect(new Set(left.map(({ id }) => id))).toEqual(new Set([kept.body.id, fresh.body.id]))
    expect(await objectExists(`${tenant.id}/${abandoned.body.id}`)).toBe(false)
    const orphan = `${tenant.id}/${newId()}`
    await putObject(orphan, Readable.from([pdf]), 'application/pdf', pdf.length)
    await sweepFiles(new Date())
    expect(await objectExists(orphan)).toBe(true)
    await sweepFiles(new Date(Date.now() + 2.5 * 86_400_000))
    expect(await objectExists(orphan)).toBe(false)
    expect(await objectExists(`${tenant.id}/${kept.body.id}`)).toBe(true)
    expect(await objectExists(`${tenant.id}/${fresh.body.id}`)).toBe(false)
  })

  it('knows every table that may hold a file', async () => {
    const rows = await platformDb().$queryRaw<
      { name: string }[]
    >`SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = '"StoredFile"'::regclass
    AND contype = 'f' ORDER BY 1`
    expect(rows.map(({ name }) => name.replaceAll('"', ''))).toEqual([
      'ClientListApproval',
      'Evidence',
      'FeedbackOrder',
      'GoalMeasurement',
      'IndicatorFact',
      'PassportVersion',
      'PracticeFile',
      'ProcessMaterial',
      'ProjectArtefact',
      'ProjectEffect',
      'ProposalPhoto',
      'RegistryVersion',
      'Roadmap',
      'RoadmapChange',
      'RoadmapProof',
      'ToolAdoptionEvent',
      'ToolVisit',
    ])
  })
})
