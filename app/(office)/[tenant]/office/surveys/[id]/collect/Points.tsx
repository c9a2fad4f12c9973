import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { count } from '@/lib/core/format'
import type { CollectPoint, Collecting } from '@/lib/feedback/answers/collect-queries'
import { addDeskAction, retireDeskAction } from './action'

/** Touchpoints whose code opens this survey: a poster, a table tent, tablets. */
export function Points({ tenant, survey }: { tenant: string; survey: Collecting }) {
  return (
    <Section
      title="Точки"
      rule
      lead="Код на плакате точки открывает этот опрос: по ответу видно, о какой точке он. Какой опрос открывает точка, выбирают на её странице."
      actions={
        <ButtonLink variant="quiet" href={`/${tenant}/office/touchpoints`}>
          Все точки
        </ButtonLink>
      }
    >
      {survey.points.length === 0 && <p className="text-muted">Пока ни одна точка этот опрос не открывает.</p>}
      <ul className="grid gap-6">
        {survey.points.map((point) => (
          <li key={point.id} className="border-t border-line pt-4">
            <Point tenant={tenant} survey={survey} point={point} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Point({ tenant, survey, point }: { tenant: string; survey: Collecting; point: CollectPoint }) {
  const file = (name: string) => `/api/${tenant}/documents/surveys/${name}-${survey.id}.pdf?point=${point.id}`
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h3>{point.name}</h3>
          <p className="text-sm text-muted">{[point.place, point.address].filter(Boolean).join(' · ')}</p>
        </div>
        {survey.content && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink variant="quiet" size="s" href={file('poster')}>
              Плакат, PDF
            </ButtonLink>
            <ButtonLink variant="quiet" size="s" href={file('tent')}>
              Табличка, PDF
            </ButtonLink>
          </div>
        )}
      </div>
      {point.desks.map((desk) => (
        <div key={desk.id} className="mt-3 grid gap-2 rounded-card bg-sunken p-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <span>
              Планшет «{desk.name}»: до {count(desk.quota, 'ответа', 'ответов', 'ответов')} в час
            </span>
            {survey.may.desks && (
              <ActionForm
                action={retireDeskAction}
                tenant={tenant}
                hidden={{ id: desk.id, version: desk.version }}
                submitLabel="Снять"
                variant="text"
                size="s"
                quiet
                confirm={{
                  title: `Снять планшет «${desk.name}»?`,
                  text: 'Его адрес потеряет свою квоту: ответы с него пойдут в общую.',
                  confirmLabel: 'Снять',
                }}
              />
            )}
          </div>
          <input
            readOnly
            value={desk.address}
            aria-label={`Адрес планшета «${desk.name}»`}
            className="block min-h-10 w-full rounded-ctl border border-control bg-paper px-3 py-2"
          />
        </div>
      ))}
      {survey.may.desks && (
        <details className="mt-3">
          <summary className="inline-flex min-h-10 cursor-pointer items-center text-accent underline">
            Поставить планшет
          </summary>
          <ActionForm
            action={addDeskAction}
            tenant={tenant}
            hidden={{ touchpointId: point.id }}
            submitLabel="Записать планшет"
            resetOnDone
            className="mt-2 max-w-[30rem]"
          >
            <TextField name="name" label="Где стоит" hint="Например: «у выхода»" maxLength={200} />
            <TextField
              name="quota"
              label="Ответов в час, не больше"
              hint="Больше придёт – портал попросит подождать, ответ не потеряется"
              inputMode="numeric"
              chars={6}
              defaultValue="120"
            />
          </ActionForm>
        </details>
      )}
    </>
  )
}
