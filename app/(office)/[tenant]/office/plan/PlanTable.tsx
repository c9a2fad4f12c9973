import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import type { PlanAgency } from '@/lib/plan/progress'
import type { PlanRow } from '@/lib/plan/queries'
import { planColumns } from './plan-columns'

type Props = { tenant: string; rows: PlanRow[]; year: number; agency: PlanAgency | null }

/** A section of the plan. */
export function PlanTable({ tenant, rows, year, agency }: Props) {
  const [first] = rows
  if (!first) return null
  return (
    <Section title={`${first.indicator.sectionNumber}. ${first.indicator.section}`}>
      <DataTable
        caption={`${first.indicator.section}: показатели`}
        dense
        columns={planColumns({ tenant, year, agency })}
        rows={rows}
        rowKey={({ indicator }) => indicator.id}
      />
    </Section>
  )
}
