import { ButtonLink } from '@/components/ui/Button'
import { PrintButton } from '@/components/ui/PageButtons'
import type { PlanPage } from '@/lib/plan/queries'

export function PlanActions({ tenant, plan }: { tenant: string; plan: PlanPage }) {
  const { year, agency } = plan
  const at = `/${tenant}/office/plan`
  return (
    <>
      {plan.can.publish && plan.rows.length > 0 && (
        <ButtonLink href={`${at}/publish?year=${year}`} variant="quiet">
          Публикация
        </ButtonLink>
      )}
      {plan.rows.length > 0 && (
        <ButtonLink
          href={`/api/${tenant}/documents/plan/plan-${year}.xlsx${agency ? `?agency=${agency.id}` : ''}`}
          variant="quiet"
          download
        >
          XLSX
        </ButtonLink>
      )}
      {plan.rows.length > 0 && <PrintButton />}
      {plan.can.edit && <ButtonLink href={`${at}/new`}>Добавить показатель</ButtonLink>}
    </>
  )
}
