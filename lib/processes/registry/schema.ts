/** Inputs of the commands about a process and its registry. Pure. */
import { z } from 'zod'
import {
  Checked,
  Day,
  Id,
  linesOf,
  needed,
  OptionalId,
  optionalText,
  RecordId,
  Version,
  whole,
  emptyToNull,
  actNumber,
} from '@/lib/core/fields'
import { sameName } from '@/lib/core/same-name'
import { consumerSides, processKinds } from './rules'

const registryLimits = { name: 300, code: 40, words: 300, lines: 50, text: 4000 } as const

/** One thing a line; a list comes as it is. Blank lines and repetitions are passed over. */
const Lines = z
  .union([z.string(), z.array(z.string())], { error: 'Напишите по одному в строке.' })
  .default([])
  .transform((typed) => {
    const all = (Array.isArray(typed) ? typed : typed.split('\n')).map((line) => line.replace(/\s+/g, ' ').trim())
    return [...new Map(all.filter(Boolean).map((line) => [sameName(line), line])).values()]
  })
  .pipe(
    z
      .array(z.string().max(registryLimits.words, `Сократите строку: не больше ${registryLimits.words} знаков.`))
      .max(registryLimits.lines, `Слишком много строк: не больше ${registryLimits.lines}.`),
  )

/** Rows of a form; those in which nothing stands are left out. */
const rows = <T extends z.ZodType>(row: T, main: string, most: number) =>
  z
    .preprocess(
      (value) =>
        Array.isArray(linesOf(value))
          ? (linesOf(value) as unknown[]).filter(
              (one) => typeof one === 'object' && one !== null && (one as Record<string, unknown>)[main] !== '',
            )
          : value,
      z.array(row).max(most, `Слишком много строк: не больше ${most}.`),
    )
    .default([])

const ConsumerInput = z.object({
  name: needed('Укажите потребителя.', registryLimits.words),
  /** Left out: by the tenant's definition. */
  side: z.preprocess(emptyToNull, z.enum(consumerSides, { error: 'Выберите вид потребителя.' }).nullish()),
  needs: optionalText(1000),
})
const IndicatorInput = z.object({
  name: needed('Назовите показатель.', registryLimits.words),
  key: Checked,
  unit: optionalText(60),
  now: optionalText(200),
  target: optionalText(200),
})
const ParticipantInput = z.object({ agencyId: Id, unitId: OptionalId })

/** With spaces as people write them; empty – not said. */
export const RunsPerYear = z.preprocess(
  (value) => emptyToNull(typeof value === 'string' ? value.replace(/[\s\u00a0]/g, '') : value),
  whole('Напишите целое число, например 4650.', 0, 2_000_000_000)
    .nullish()
    .transform((n) => n ?? null),
)

export const CreateProcessInput = z.object({
  agencyId: Id,
  code: needed('Укажите код процесса, например СЗ-07.', registryLimits.code),
  name: needed('Назовите процесс, не короче 3 знаков.', registryLimits.name, 3),
  /** Left out: by who takes part. */
  kind: z.preprocess(emptyToNull, z.enum(processKinds, { error: 'Выберите вид процесса.' }).nullish()),
  group: optionalText(40),
  carries: optionalText(40),
  unitId: OptionalId,
  representative: optionalText(registryLimits.words),
  personId: OptionalId,
  participants: rows(ParticipantInput, 'agencyId', 50),
  inputs: Lines,
  outputs: Lines,
  consumers: rows(ConsumerInput, 'name', 50),
  regulations: Lines,
  systems: Lines,
  indicators: rows(IndicatorInput, 'name', 30),
  runsPerYear: RunsPerYear,
  federalId: optionalText(60),
  typicalId: OptionalId,
})
export type ProcessFields = z.output<typeof CreateProcessInput>

const seen = { id: RecordId, version: Version }
const Basis = needed('Укажите основание: вид, дату и номер акта.', 500, 3)

export const EditProcessInput = CreateProcessInput.extend(seen)
export const DropProcessInput = z.object({ ...seen, droppedOn: Day, basis: Basis })
export const MergeProcessInput = DropProcessInput.extend({ intoId: Id })
export const RestoreProcessInput = z.object({ ...seen, basis: Basis })
/** Both empty: the mark is taken off. */
export const ReengineeredInput = z.object({
  ...seen,
  on: z.preprocess(
    emptyToNull,
    Day.nullish().transform((day) => day ?? null),
  ),
  basis: optionalText(500),
})

export const LinkInput = z.object({
  fromId: Id,
  toId: Id,
  what: needed('Напишите, какой результат передаётся.', registryLimits.words),
})
export const UnlinkInput = z.object({ fromId: RecordId, toId: RecordId })

export const CommentInput = z.object({
  processId: RecordId,
  /** A step of the process, where the words are about one. */
  stepId: OptionalId,
  text: needed('Напишите вопрос или замечание.', registryLimits.text, 3),
  /** The owner is asked to answer. */
  asks: Checked,
})
export const AnswerInput = z.object({ ...seen, answer: needed('Напишите ответ.', registryLimits.text, 2) })

export const PairInput = z.object({ aId: RecordId, bId: RecordId })

const act = {
  agencyId: RecordId,
  actTitle: needed('Укажите вид акта, например «Приказ председателя комитета».', 300, 3),
  actNumber: actNumber('Укажите номер акта.'),
  actOn: Day,
  fileId: OptionalId,
  /** Number of the last version that the page showed; 0 – there was none. */
  last: whole('Обновите страницу: не удалось понять, какую версию вы видели.', 0, 100_000),
}
export const ApproveRegistryInput = z.object({ ...act, /** What the page showed (markOf). */ shown: z.string() })
export const ApproveOrderInput = z.object(act)

const TypicalFields = z.object({
  code: needed('Укажите код, например Т-07.', registryLimits.code),
  name: needed('Назовите процесс, не короче 3 знаков.', registryLimits.name, 3),
  group: optionalText(40),
  carries: optionalText(40),
  note: optionalText(1000),
})
export const CreateTypicalInput = TypicalFields
export const EditTypicalInput = TypicalFields.extend(seen)
export const RetireTypicalInput = z.object(seen)
/** A typical process put into the registry of an agency as its own. */
export const TakeTypicalInput = z.object({ agencyId: RecordId, typicalId: RecordId })
