import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'
import { formatDecimal } from '@/lib/core/decimal'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { criterionName } from '@/lib/rating/methodology/types'
import { getMethodology } from '@/lib/tenancy/queries'
import { setEffortAction } from './action'

export const metadata: Metadata = { title: 'Трудоёмкость ступеней' }

export default async function EffortPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  const current = may(actor, 'methodology.setEffort') ? await getMethodology(actor, {}) : null
  if (!current) notFound()
  const at = `/${tenant}/office/methodology`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('methodology'), href: at }, { label: 'Трудоёмкость ступеней' }]} />
      <PageTitle
        title="Сколько стоит каждая ступень"
        lead="«Путь к следующему уровню» ищет наименьшее число ступеней, а среди равных – наименьшую трудоёмкость. Единица – какая удобна: человеко-недели, баллы. Обычная трудоёмкость – 1. На оценки это не влияет."
      />
      <ActionForm
        action={setEffortAction}
        tenant={tenant}
        hidden={{ version: current.version }}
        submitLabel="Сохранить новой версией"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[60rem]"
      >
        {current.methodology.criteria.map((criterion) => (
          <fieldset key={criterion.number} className="border-t border-line pt-4">
            <legend className="font-semibold">
              {criterion.number}. {criterionName(criterion)}
            </legend>
            <div className="mt-3 grid gap-4">
              {criterion.options
                .filter(({ score }) => score > 0)
                .map((option) => (
                  <TextField
                    key={option.score}
                    name={`effort.c${criterion.number}.s${option.score}`}
                    label={`${option.score} – ${option.text}`}
                    inputMode="decimal"
                    chars={6}
                    defaultValue={formatDecimal(option.effort ?? '1')}
                  />
                ))}
            </div>
          </fieldset>
        ))}
      </ActionForm>
    </>
  )
}
