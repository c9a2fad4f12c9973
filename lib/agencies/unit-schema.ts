/** Inputs of the commands about units. Pure. */
import { z } from 'zod'
import { Day, needed, OptionalId, optionalText, RecordId, Version } from '@/lib/core/fields'

export const unitLimits = { name: 300, head: 300, lines: 500 } as const

const fields = {
  name: needed('Назовите подразделение, не короче 2 знаков.', unitLimits.name, 2),
  shortName: optionalText(60),
  head: optionalText(unitLimits.head),
  /** Null: right under the agency. */
  parentId: OptionalId,
}
const seen = { id: RecordId, version: Version }

export const CreateUnitInput = z.object({ agencyId: RecordId, ...fields })
export const UpdateUnitInput = z.object({ ...seen, ...fields })
export const EndUnitInput = z.object({ ...seen, until: Day })
export const ImportUnitsInput = z.object({
  agencyId: RecordId,
  text: needed('Вставьте список подразделений, по одному в строке.', 100_000),
})
