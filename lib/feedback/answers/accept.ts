import 'server-only'
import { randomUUID } from 'node:crypto'
import pLimit, { type LimitFunction } from 'p-limit'
import { dayColumn } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { Prisma, type SurveyAudience, type SurveyChannel, type SurveyStatus } from '@/lib/generated/prisma/client'
import { withTenant, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { takeTurn } from '@/lib/platform/lock'
import { tokenHash } from '@/lib/platform/secrets'
import type { Answers } from '../survey/definition'

/** An answer that has passed the survey's rules. */
export type NewAnswer = {
  tenantId: string
  surveyId: string
  versionId: string
  agencyId: string
  touchpointId: string | null
  /** What the form or its link says of the segment; an unknown one is none. */
  segmentId: string | null
  channel: SurveyChannel
  forOther: boolean
  day: DateString
  answers: Answers
  /** The opened form's own key: its answer is taken once. */
  key: string
  /** Least number of other answers among which it is put (F3). */
  among: number
  /** The invitation's key, where the survey asks for one. */
  invitation?: string | undefined
  /** The trace of the employee (`employeeMark`), where staff are asked. */
  mark?: string | undefined
}

export type Taken = 'taken' | 'again' | Refusal
/** Why an answer is not taken: `closed` – not asked any more or not yet, `invitation` – unknown or already used. */
export type Refusal = 'closed' | 'early' | 'invitation' | 'used' | 'gone'

class NotTaken extends Error {
  constructor(readonly why: Exclude<Taken, 'taken'>) {
    super(why)
  }
}

/**
 * Takes an answer: once a form, once an invitation or an employee, only while the survey is asked, in one transaction.
 *
 * Nothing is left by which the answer could be told to be that of the person who was busy at that moment (F3): each
 * answer is written together with `among` others of its survey, drawn at random, in random order, so that the row's
 * place and transaction are those of a whole group; ids are random, the moment is a day; no journal, no outbox, no log.
 */
export async function takeAnswer(answer: NewAnswer): Promise<Taken> {
  try {
    return await throughDoor(() => withTenant(answer.tenantId, (tx) => takeIn(tx, answer)))
  } catch (error) {
    if (error instanceof NotTaken) return error.why
    throw error
  }
}

/** Answers to a small crowd wait for each other: never with more than half of the portal's connections. */
const throughDoor = <T>(work: () => Promise<T>): Promise<T> => {
  door ??= pLimit(Math.max(1, Math.floor(env().DATABASE_POOL / 2)))
  return door(work)
}
let door: LimitFunction | undefined

/** The same inside a transaction of a caller who writes nothing when it is not taken. */
export async function takeAnswerIn(tx: Tx, answer: NewAnswer): Promise<Taken> {
  try {
    return await takeIn(tx, answer)
  } catch (error) {
    if (error instanceof NotTaken) return error.why
    throw error
  }
}

type Asked = { status: SurveyStatus; audience: SurveyAudience; opensOn: Date | null; closesOn: Date | null }

/** Above so many waiting answers everybody finds enough others that nobody else holds. */
const CROWD = 256

/** Throws `NotTaken` where nothing may be written. */
async function takeIn(tx: Tx, answer: NewAnswer): Promise<Taken> {
  const { tenantId, surveyId, invitation, mark } = answer
  // Shared: closing the survey waits for answers under way, and they for it.
  const [survey] = await tx.$queryRaw<(Asked & { waiting: number })[]>`
    SELECT "status"::text AS "status", "audience"::text AS "audience", "opensOn", "closesOn",
      (SELECT count(*)::int FROM (SELECT 1 FROM "SurveyIntake" i
        WHERE i."tenantId" = ${tenantId}::uuid AND i."surveyId" = ${surveyId}::uuid LIMIT ${CROWD}) few) AS "waiting"
    FROM "Survey" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${surveyId}::uuid FOR SHARE OF "Survey"`
  const refusal = survey ? refusalOf(survey, answer.day) : 'gone'
  if (refusal) throw new NotTaken(refusal)
  if (invitation !== undefined) await spendInvitation(tx, answer, invitation)
  if (mark !== undefined) await leaveMark(tx, answer, mark)
  // The batches of a survey are closed alone: an answer waits for that, and it for answers under way. And a small crowd
  // is drawn from by one at a time: two at once would leave each other too few to stand among.
  const few = (survey?.waiting ?? 0) < CROWD
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended(${`survey batches ${tenantId} ${surveyId}`}, 0)),
      CASE WHEN ${few} THEN pg_advisory_xact_lock(hashtextextended(${`intake ${surveyId}`}, 0)) END`
  const written = await writeAmongOthers(tx, answer)
  if (written === 0) throw new NotTaken('again')
  return 'taken'
}

export function refusalOf(
  { status, opensOn, closesOn }: Pick<Asked, 'status' | 'opensOn' | 'closesOn'>,
  day: DateString,
): Refusal | null {
  const today = dayColumn(day)
  if (status === 'DRAFT') return 'gone'
  if (status === 'CLOSED' || (closesOn && closesOn < today)) return 'closed'
  return opensOn && opensOn > today ? 'early' : null
}

const attemptHash = ({ surveyId, key }: NewAnswer): string => tokenHash(`${surveyId}:${key}`)

/** One answer an invitation; the form that used it is told that it was taken. */
async function spendInvitation(tx: Tx, answer: NewAnswer, invitation: string): Promise<void> {
  const { tenantId, surveyId } = answer
  const hash = tokenHash(invitation)
  const used = await tx.surveyKey.updateMany({ where: { tenantId, hash, surveyId, used: false }, data: { used: true } })
  if (used.count === 1) return
  const first = await tx.surveyAttempt.findUnique({
    where: { tenantId_hash: { tenantId, hash: attemptHash(answer) } },
    select: { hash: true },
  })
  if (first) throw new NotTaken('again')
  const known = await tx.surveyKey.findFirst({ where: { tenantId, hash, surveyId }, select: { hash: true } })
  throw new NotTaken(known ? 'used' : 'invitation')
}

/** One answer an employee: a sorted set in one row, in which neither order nor moment remains. */
async function leaveMark(tx: Tx, { tenantId, surveyId }: NewAnswer, mark: string): Promise<void> {
  const left = await tx.$executeRaw`
    INSERT INTO "SurveyMarks" AS kept ("tenantId", "surveyId", "hashes")
    VALUES (${tenantId}::uuid, ${surveyId}::uuid, ARRAY[${mark}])
    ON CONFLICT ("tenantId", "surveyId") DO UPDATE
    SET "hashes" = (SELECT array_agg(one ORDER BY one COLLATE "C") FROM unnest(kept."hashes" || excluded."hashes") one)
    WHERE NOT (kept."hashes" @> excluded."hashes")`
  if (left === 0) throw new NotTaken('again')
}

/**
 * Writes the answer and, in the same statement, `among` others of the survey anew, in random order. Others are drawn by
 * their random ids from a random place on; those that another answer holds at the moment are passed over. 0: the form's
 * key was used before.
 */
async function writeAmongOthers(tx: Tx, answer: NewAnswer): Promise<number> {
  const { tenantId, surveyId, among } = answer
  const day = dayColumn(answer.day)
  // A joined segment counts as the one of the common list that it was joined to.
  const segment = Prisma.sql`(SELECT coalesce(s."mergedIntoId", s."id") FROM "ClientSegment" s
    WHERE s."tenantId" = ${tenantId}::uuid AND s."id" = ${answer.segmentId}::uuid
      AND (s."agencyId" IS NULL OR s."agencyId" = ${answer.agencyId}::uuid))`
  const [{ written = 0 } = {}] = await tx.$queryRaw<{ written: number }[]>`
    WITH attempt AS (
      INSERT INTO "SurveyAttempt" ("tenantId", "hash", "day")
      VALUES (${tenantId}::uuid, ${attemptHash(answer)}, ${day}) ON CONFLICT DO NOTHING RETURNING 1
    ), ${liftedOthers(tenantId, surveyId, Math.max(2, among))}, laid AS (
      INSERT INTO "SurveyIntake" (${columns})
      SELECT * FROM (
        SELECT ${columns} FROM lifted
        UNION ALL
        SELECT ${tenantId}::uuid, ${randomUUID()}::uuid, ${surveyId}::uuid, ${answer.versionId}::uuid,
          ${answer.agencyId}::uuid, ${answer.touchpointId}::uuid, ${segment}, ${answer.channel}::"SurveyChannel",
          ${answer.forOther}, ${day}::date, ${JSON.stringify(answer.answers)}::jsonb, NULL::uuid
        FROM attempt
      ) AS together ORDER BY random()
      RETURNING 1
    )
    SELECT count(*)::int AS "written" FROM laid`
  return written
}

const columns = Prisma.raw(
  '"tenantId", "id", "surveyId", "versionId", "agencyId", "touchpointId", "segmentId", "channel", "forOther", "day", "answers", "importId"',
)

/** Others of the survey, taken out to be written anew, where `attempt` has a row. */
function liftedOthers(tenantId: string, surveyId: string, others: number): Prisma.Sql {
  const start = randomUUID()
  return Prisma.sql`above AS (
      SELECT "id" FROM "SurveyIntake"
      WHERE "tenantId" = ${tenantId}::uuid AND "surveyId" = ${surveyId}::uuid AND "id" >= ${start}::uuid
        AND EXISTS (SELECT FROM attempt)
      ORDER BY "id" LIMIT ${others} FOR UPDATE SKIP LOCKED
    ), below AS (
      SELECT "id" FROM "SurveyIntake"
      WHERE "tenantId" = ${tenantId}::uuid AND "surveyId" = ${surveyId}::uuid AND "id" < ${start}::uuid
        AND EXISTS (SELECT FROM attempt)
      ORDER BY "id" LIMIT (SELECT ${others} - count(*) FROM above) FOR UPDATE SKIP LOCKED
    ), lifted AS (
      DELETE FROM "SurveyIntake"
      WHERE "tenantId" = ${tenantId}::uuid AND "id" IN (SELECT "id" FROM above UNION ALL SELECT "id" FROM below)
      RETURNING ${columns}
    )`
}

/** Answers of one file: about one body, each with its own day. */
type FileAnswers = Pick<NewAnswer, 'tenantId' | 'surveyId' | 'versionId' | 'agencyId' | 'touchpointId' | 'among'> & {
  importId: string
  today: DateString
  answers: { day: DateString; answers: Answers }[]
}

/**
 * Takes the answers of a file by the same door: while the survey is asked, together with others of the survey, all in
 * random order under random ids. That a file is taken once its caller sees to.
 */
export async function takeFileIn(tx: Tx, file: FileAnswers): Promise<'taken' | Refusal> {
  const { tenantId, surveyId } = file
  const [survey] = await tx.$queryRaw<Asked[]>`
    SELECT "status"::text AS "status", "audience"::text AS "audience", "opensOn", "closesOn"
    FROM "Survey" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${surveyId}::uuid FOR SHARE OF "Survey"`
  const refusal = survey ? refusalOf(survey, file.today) : 'gone'
  if (refusal) return refusal
  // Batches are not closed meanwhile, and no answer under way is drawn from.
  await takeTurn(tx, 'survey batches', tenantId, surveyId)
  const rows = file.answers.map((one) => ({ id: randomUUID(), ...one }))
  await tx.$executeRaw`
    WITH attempt AS (SELECT 1), ${liftedOthers(tenantId, surveyId, Math.max(2, file.among))}
    INSERT INTO "SurveyIntake" (${columns})
    SELECT * FROM (
      SELECT ${columns} FROM lifted
      UNION ALL
      SELECT ${tenantId}::uuid, r."id", ${surveyId}::uuid, ${file.versionId}::uuid, ${file.agencyId}::uuid,
        ${file.touchpointId}::uuid, NULL::uuid, 'IMPORT'::"SurveyChannel", false, r."day", r."answers",
        ${file.importId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "day" date, "answers" jsonb)
    ) AS together ORDER BY random()`
  return 'taken'
}

/** Takes the answers of a file back while all of them wait for their batch; false – some wait no more. */
export async function takeFileBackIn(
  tx: Tx,
  { tenantId, surveyId, importId, taken }: { tenantId: string; surveyId: string; importId: string; taken: number },
): Promise<boolean> {
  await takeTurn(tx, 'survey batches', tenantId, surveyId)
  const waiting = await tx.surveyIntake.count({ where: { tenantId, surveyId, importId } })
  if (waiting < taken) return false
  await tx.surveyIntake.deleteMany({ where: { tenantId, surveyId, importId } })
  return true
}
