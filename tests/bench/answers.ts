import autocannon from 'autocannon'
import pg from 'pg'
import { newId } from '../../lib/core/ids'
import { formWord } from '../../lib/feedback/answers/token'
import { withTenant } from '../../lib/platform/db'
import { createSurvey } from '../factories/answer'
import { createAgency, createTenant } from '../factories/tenant'

const CONNECTIONS = 64

type Portal = { url: string; pid: number | undefined }

/** Answers a second from 64 visitors at once, each from an address of its own; which of them were told «принято». */
async function flood(
  url: string,
  word: string,
  seconds: number,
  during?: () => void,
): Promise<{ perSecond: number; taken: Set<string>; p99: number }> {
  const taken = new Set<string>()
  let n = 0
  const run = autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    timeout: 5,
    requests: [
      {
        method: 'POST',
        setupRequest: (request, context) => {
          const words = `Ответ ${++n} ${newId()}`
          context.words = words
          const fields = { form: word, key: newId(), page: 'p2', 'q.glad': 'yes', 'q.mark': '5', 'q.words': words }
          const body = new URLSearchParams({ ...fields, agreed: '1', do: 'next' })
          for (const seen of ['mark', 'words']) body.append('seen', seen)
          return {
            ...request,
            body: body.toString(),
            headers: {
              accept: 'application/json',
              'content-type': 'application/x-www-form-urlencoded',
              'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
            },
          }
        },
        onResponse: (status, body, context) => {
          if (status === 200 && body.includes('"ok":true')) taken.add(String(context.words))
        },
      },
    ],
  })
  during?.()
  const result = await run
  return { perSecond: Math.round(taken.size / seconds), taken, p99: result.latency.p99 }
}

/** The same answer written straight into the table, a transaction each, from as many connections. */
async function straight(ownerUrl: string, row: Record<string, string>, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS })
  const end = Date.now() + seconds * 1000
  let written = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (Date.now() < end) {
        await pool.query(
          `INSERT INTO "SurveyIntake"
             ("tenantId", "id", "surveyId", "versionId", "agencyId", "channel", "day", "answers")
           VALUES ($1, gen_random_uuid(), $2, $3, $4, 'LINK', now()::date, $5)`,
          [row.tenantId, row.surveyId, row.versionId, row.agencyId, '{"glad":"yes","mark":5,"words":"Быстро"}'],
        )
        written += 1
      }
    }),
  )
  await pool.end()
  return Math.round(written / seconds)
}

/** Answers accepted a second beside the plain insert, and whether any was lost when the portal died under load. */
export async function measureAnswers(options: {
  ownerUrl: string
  seconds: number
  openPortal: () => Promise<Portal>
}): Promise<Record<string, unknown>> {
  const { ownerUrl, seconds, openPortal } = options
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const fresh = () => createSurvey(tenant.id, agency.id)
  const word = (versionId: string) => formWord(tenant.id, versionId, new Date(Date.now() - 60_000))
  const rows = async (surveyId: string): Promise<string[]> =>
    (
      await withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId }, select: { answers: true } }))
    ).map(({ answers }) => String((answers as { words?: string }).words))

  const portal = await openPortal()
  const survey = await fresh()
  const at = `${portal.url}/${tenant.slug}/surveys/`
  await flood(at + survey.code, word(survey.versionId), 2)
  const through = await flood(at + survey.code, word(survey.versionId), seconds)
  const plain = await fresh()
  const base = await straight(
    ownerUrl,
    { tenantId: tenant.id, surveyId: plain.id, versionId: plain.versionId, agencyId: agency.id },
    seconds,
  )

  const killed = await fresh()
  const { taken } = await flood(at + killed.code, word(killed.versionId), 6, () => {
    setTimeout(() => portal.pid !== undefined && process.kill(portal.pid, 'SIGKILL'), 3_000)
  })
  const kept = await rows(killed.id)
  const there = new Set(kept)
  return {
    connections: CONNECTIONS,
    acceptedPerSecond: through.perSecond,
    p99: through.p99,
    straightInsertPerSecond: base,
    ratio: Math.round((through.perSecond / base) * 1000) / 1000,
    afterKill: {
      told: taken.size,
      kept: kept.length,
      lost: [...taken].filter((words) => !there.has(words)).length,
      doubled: kept.length - there.size,
    },
  }
}
