import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatDecimal } from '@/lib/core/decimal'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { findCriterion, type Methodology } from '@/lib/rating/methodology/types'
import { subjectLabel } from '@/lib/tenancy/labels'
import { getInterpretation } from '@/lib/tenancy/queries'
import { boundariesOf } from '@/lib/tenancy/ruling'
import { ruleInterpretationAction } from './action'

export const metadata: Metadata = { title: 'Решение о толковании' }

export default async function RuleInterpretationPage({ params }: { params: Promise<{ tenant: string; key: string }> }) {
  const { tenant, key } = await params
  const actor = await requireActor(tenant)
  if (!may(actor, 'interpretation.rule')) notFound()
  const found = await getInterpretation(actor, { key: decodeURIComponent(key) })
  if (!found) notFound()
  const { interpretation, methodology } = found
  const at = `/${tenant}/office/interpretations`
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('interpretations'), href: at }, { label: subjectLabel(interpretation.subject) }]}
      />
      <PageTitle
        title={`Решить иначе: ${subjectLabel(interpretation.subject).toLowerCase()}`}
        lead="Под решением будут стоять ваше имя и дата, его увидят все. Оно действует для рейтингов, которые откроются после; открытые и опубликованные не пересчитываются."
      />
      <ActionForm
        action={ruleInterpretationAction}
        tenant={tenant}
        hidden={{ key: interpretation.key, version: interpretation.version }}
        submitLabel="Принять решение"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[48rem]"
      >
        <TextArea
          name="text"
          label="Толкование"
          hint="Что говорит акт, что принято и почему"
          rows={4}
          defaultValue={interpretation.text}
        />
        {methodology && interpretation.subject === 'level' && <Boundaries methodology={methodology} />}
        {methodology && interpretation.subject.startsWith('criterion:') && (
          <Scores methodology={methodology} number={Number(interpretation.subject.slice('criterion:'.length))} />
        )}
      </ActionForm>
    </>
  )
}

function Boundaries({ methodology }: { methodology: Methodology }) {
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="font-semibold">Границы уровней</legend>
      <p className="mt-1 mb-4 text-muted">
        Каждая граница разделяет два соседних уровня, поэтому пробелов и наложений не бывает.
      </p>
      <div className="grid gap-5">
        {boundariesOf(methodology).map(({ value, belongs }, i) => {
          const [above, below] = [methodology.levels[i]?.title ?? '', methodology.levels[i + 1]?.title ?? '']
          return (
            <div key={above} className="flex flex-wrap items-start gap-x-8 gap-y-3 border-b border-line pb-4">
              <TextField
                name={`boundaries.${i}.value`}
                label={`«${below}» – «${above}»`}
                inputMode="decimal"
                chars={6}
                defaultValue={formatDecimal(value)}
              />
              <RadioGroup
                name={`boundaries.${i}.belongs`}
                label="Сама граница – это"
                inline
                defaultValue={belongs}
                choices={[
                  { value: 'above', label: `«${above}»` },
                  { value: 'below', label: `«${below}»` },
                ]}
              />
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

function Scores({ methodology, number }: { methodology: Methodology; number: number }) {
  const criterion = findCriterion(methodology, number)
  if (!criterion) return null
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="font-semibold">Баллы за ответы</legend>
      <p className="mt-1 mb-4 max-w-[62ch] text-muted">{criterion.title}</p>
      <div className="grid gap-4">
        {criterion.options.map((option, i) => (
          <TextField
            key={option.score}
            name={`scores.${i}`}
            label={option.text}
            inputMode="numeric"
            chars={4}
            suffix="балл"
            defaultValue={String(option.score)}
          />
        ))}
      </div>
    </fieldset>
  )
}
