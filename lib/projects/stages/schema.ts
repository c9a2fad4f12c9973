/** Inputs of stages and their artefacts. */
import {
  whole,
  day,
  record,
  RecordId,
  needed,
  optionalText,
  REASON_MAX,
  OptionalDay,
  Checked,
  WebAddress,
  Version,
} from '@/lib/core/fields'
import { z } from 'zod'

/** Number of a stage of the act's form. */
export const stageNumber = whole('Этап не найден. Обновите страницу.', 1, 99)

/** The stage and the version of its project that the person saw. */
const stage = { projectId: RecordId, version: Version, number: stageNumber }

const pastDay = (what: string) => day(`Укажите день, когда этап ${what}, например 05.06.2026.`)

export const StartStageInput = record({ ...stage, startedOn: pastDay('начат') })

export const CloseStageInput = record({
  ...stage,
  startedOn: pastDay('начат'),
  closedOn: pastDay('закончен'),
  result: needed('Напишите, что сделано на этапе.', 4000),
  noArtefact: optionalText(1000),
})

export const ReopenStageInput = record({
  ...stage,
  reason: needed('Напишите, почему этап открыт заново.', REASON_MAX),
})

export const MoveStageInput = record({
  ...stage,
  /** Absent for a stage of one day. */
  start: OptionalDay,
  end: day('Укажите новый день окончания, например 05.06.2026.'),
  following: Checked.default(false),
  reason: needed('Напишите, почему переносится срок.', REASON_MAX),
})

const artefact = {
  projectId: RecordId,
  stage: stageNumber,
  tool: optionalText(200),
  note: optionalText(1000),
  title: needed('Назовите материал.', 300),
}

/** A link or a file that was uploaded beforehand. */
export const AddArtefactInput = z.union([
  record({ ...artefact, fileId: RecordId }),
  record({ ...artefact, url: WebAddress }),
])

export const RemoveArtefactInput = record({ artefactId: RecordId })
