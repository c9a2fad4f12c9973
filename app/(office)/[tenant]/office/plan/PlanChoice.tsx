import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { LinkPills } from '@/components/ui/Tabs'
import type { PlanPage } from '@/lib/plan/queries'

/** Which year is shown, and whose plan. */
export function PlanChoice({ tenant, plan }: { tenant: string; plan: PlanPage }) {
  const { year, agency } = plan
  const at = `/${tenant}/office/plan`
  const own = agency && (plan.wholeProgramme || plan.agencies.length > 1) ? `&agency=${agency.id}` : ''
  return (
    <div className="print:hidden">
      <LinkPills
        label="Год плана"
        items={plan.years.map((one) => ({
          href: `${at}?year=${one}${own}`,
          label: String(one),
          current: one === year,
        }))}
      />
      {plan.agencies.length > 1 && (
        <form className="mb-6 flex flex-wrap items-end gap-3">
          <input type="hidden" name="year" value={year} />
          <div className="w-full max-w-[34rem]">
            <ComboField
              key={agency?.id ?? ''}
              name="agency"
              label="Чей план"
              placeholder={plan.wholeProgramme ? 'Вся программа' : 'Выберите орган'}
              defaultValue={agency?.id}
              options={plan.agencies.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
          <Button type="submit" variant="quiet">
            Показать
          </Button>
          {plan.wholeProgramme && agency && (
            <a href={`${at}?year=${year}`} className="py-2">
              Вся программа
            </a>
          )}
        </form>
      )}
    </div>
  )
}
