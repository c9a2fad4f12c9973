import { NumberStrip } from '@/components/ui/Section'
import type { Light } from '@/lib/plan/lights'
import type { PlanPage } from '@/lib/plan/queries'

const shown = (plan: PlanPage): Light[] =>
  plan.rows.flatMap(({ agency, programme }) => {
    const standing = plan.agency ? agency : programme
    return standing ? [standing.light] : []
  })

/** How many indicators stand how, in numbers. */
export function PlanSummary({ plan }: { plan: PlanPage }) {
  const lights = shown(plan)
  const of = (kind: Light['kind']): number => lights.filter((light) => light.kind === kind).length
  if (lights.length === 0) return null
  return (
    <NumberStrip
      label="Показатели по состоянию"
      items={[
        { key: 'ok', value: of('ok'), label: 'выполнены или идут по плану' },
        { key: 'warn', value: of('warn'), label: 'под угрозой' },
        { key: 'bad', value: of('bad'), label: 'отстают или не выполнены' },
        { key: 'none', value: of('none'), label: 'без цели или без данных' },
      ]}
    />
  )
}
