import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { PrintButton } from '@/components/ui/PageButtons'
import { LinkPills } from '@/components/ui/Tabs'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { getPlan } from '@/lib/plan/queries'
import { requireActor } from '@/lib/platform/actor'
import { LoadPlanButton } from './LoadPlanButton'
import { PlanSummary } from './PlanSummary'
import { PlanTable } from './PlanTable'

export const metadata: Metadata = { title: 'План программы' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function PlanPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year: asked, agency: agencyId = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan`)
  const plan = await getPlan(actor, { year: Number(asked) || undefined, agencyId })
  const { year, agency } = plan
  const at = `/${tenant}/office/plan`
  const own = agency && (plan.wholeProgramme || plan.agencies.length > 1) ? `&agency=${agency.id}` : ''
  const sections = [...Map.groupBy(plan.rows, ({ indicator }) => `${indicator.sectionNumber}\n${indicator.section}`)]
  const { timeZone } = actor.tenant
  return (
    <>
      <PageTitle
        title={`План программы на ${year} год`}
        lead={agency ? agency.name : 'Вся программа: цели, факты и то, чем закончится год при нынешнем темпе.'}
        actions={
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
        }
      />
      {plan.can.edit && plan.loadable > 0 && (
        <Notice
          className="mb-5"
          title={`В акте есть ${count(plan.loadable, 'показатель', 'показателя', 'показателей')}, которых нет в плане`}
          action={<LoadPlanButton tenant={tenant} />}
        >
          Они загрузятся с целями по годам; то, что уже в плане, не изменится.
        </Notice>
      )}
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
      {plan.rows.length === 0 ? (
        <EmptyState
          title="В плане пока нет показателей"
          action={plan.can.edit && <ButtonLink href={`${at}/new`}>Добавить показатель</ButtonLink>}
        >
          {plan.can.edit
            ? 'Добавьте показатели сами или загрузите их из акта программы.'
            : 'Показатели добавляет уполномоченный орган.'}
        </EmptyState>
      ) : (
        <PlanSummary plan={plan} />
      )}
      {sections.map(([key, rows]) => (
        <PlanTable key={key} tenant={tenant} rows={rows} year={year} agency={agency} />
      ))}
      {plan.retired.length > 0 && (
        <p className="mt-8 text-sm text-muted">
          Исключены из плана:{' '}
          {plan.retired.map((one, i) => (
            <span key={one.id}>
              {i > 0 && '; '}
              <a href={`${at}/${one.id}?year=${(one.retiredFrom ?? year) - 1}`}>
                {one.number}. {one.title}
              </a>{' '}
              (с {one.retiredFrom} года)
            </span>
          ))}
          .
        </p>
      )}
      {plan.rows.length > 0 && (
        <p className="mt-8 text-sm text-muted">
          {plan.published ? (
            <>
              Ход программы за {year} год опубликован {formatLong(instantToDate(timeZone, plan.published.at))}
              {plan.published.version > 1 && `, редакция ${plan.published.version}`}:{' '}
              <a href={`/${tenant}/progress/${year}`}>страница для жителей</a>.
            </>
          ) : (
            `Ход программы за ${year} год для жителей не опубликован.`
          )}
        </p>
      )}
    </>
  )
}
