'use client'
import { useState } from 'react'
import { z } from 'zod'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import type { UnitChoice } from '@/lib/processes/registry/form-queries'
import type { AgencyFact } from '@/lib/processes/registry/rules'
import { Rows } from './Rows'

type Line = { agencyId: string; unitId: string }
type Props = {
  tenant: string
  agencies: readonly AgencyFact[]
  units: readonly UnitChoice[]
  lines: readonly Line[]
  /** The agencies that stand in the rows now, in their order. */
  onAgencies: (ids: string[]) => void
}

const Units = z.array(z.object({ id: z.string(), agencyId: z.string(), name: z.string() }))

/** Units of an agency that was chosen just now; none when the portal does not answer: the agency stands as a whole. */
async function unitsOf(tenant: string, agencyId: string): Promise<UnitChoice[]> {
  try {
    const answer = await fetch(`/api/${tenant}/units?agencyId=${agencyId}`)
    return answer.ok ? Units.parse(await answer.json()) : []
  } catch {
    return []
  }
}

/** Agencies and their units that take part. */
export function ParticipantRows({ tenant, agencies, units, lines, onAgencies }: Props) {
  const [known, setKnown] = useState(units)
  const [chosen, setChosen] = useState(lines.map(({ agencyId }) => agencyId))
  const tell = (ids: string[]) => {
    setChosen(ids)
    onAgencies(ids.filter(Boolean))
  }
  const choose = async (at: number, agencyId: string) => {
    const ids = [...chosen]
    ids[at] = agencyId
    tell(ids)
    if (agencyId === '' || known.some((unit) => unit.agencyId === agencyId)) return
    const more = await unitsOf(tenant, agencyId)
    setKnown((all) => [...all.filter((unit) => unit.agencyId !== agencyId), ...more])
  }
  const options = agencies.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Rows
      legend="Кто участвует"
      hint="Подразделения владельца и другие органы. По участникам определяется вид процесса."
      add="Добавить участника"
      rows={lines}
      empty={{ agencyId: '', unitId: '' }}
      onRemove={(at) => tell(chosen.filter((_, i) => i !== at))}
      draw={({ agencyId, unitId }, at, n) => {
        const ofAgency = known.filter((unit) => unit.agencyId === (chosen[at] ?? ''))
        return (
          <div className="grid gap-3 md:grid-cols-2">
            <ComboField
              name={`participants.${at}.agencyId`}
              label={`Участник ${n}`}
              options={options}
              defaultValue={agencyId || undefined}
              onChange={(id) => void choose(at, id ?? '')}
            />
            <SelectField
              key={`${chosen[at] ?? ''} ${ofAgency.length}`}
              name={`participants.${at}.unitId`}
              label="Подразделение"
              empty="Орган в целом"
              defaultValue={ofAgency.some(({ id }) => id === unitId) ? unitId : ''}
              options={ofAgency.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
        )
      }}
    />
  )
}
