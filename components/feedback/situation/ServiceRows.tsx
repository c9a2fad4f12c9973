'use client'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { Rows } from '@/components/processes/Rows'
import { upperFirst } from '@/lib/core/format'
import type { SituationService } from '@/lib/feedback/situation/content'
import { proactiveLabels, proactives, serviceKindLabels, serviceKinds } from '@/lib/feedback/situation/labels'

type Named = { id: string; name: string }
type Props = {
  services: readonly SituationService[]
  agencies: readonly Named[]
  processes: readonly Named[]
}
const empty: SituationService = {
  id: '',
  name: '',
  kind: 'service',
  agencyId: null,
  processId: null,
  proactive: 'no',
  consent: false,
  channels: '',
  barriers: '',
}
const options = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** Services and functions of a situation across agencies (Kirov app. 1, 2.1, 2.3, §5). */
export function ServiceRows({ services, agencies, processes }: Props) {
  return (
    <Rows
      legend="Услуги и функции"
      hint="Всё, что нужно человеку в этой ситуации, у всех органов"
      add="Добавить услугу или функцию"
      rows={services}
      empty={empty}
      draw={(row, at, n) => {
        const name = (field: string): string => `services.${at}.${field}`
        return (
          <div className="grid gap-3 @container">
            <input type="hidden" name={name('id')} value={row.id} />
            <TextField
              name={name('name')}
              label={`Услуга или функция ${n}`}
              defaultValue={row.name}
              maxLength={300}
              autoComplete="off"
            />
            <div className="grid gap-3 @[36rem]:grid-cols-[9rem_1fr]">
              <SelectField
                name={name('kind')}
                label="Вид"
                defaultValue={row.kind}
                options={serviceKinds.map((kind) => ({ value: kind, label: upperFirst(serviceKindLabels[kind]) }))}
              />
              <ComboField
                name={name('agencyId')}
                label="Орган"
                optional
                defaultValue={row.agencyId ?? undefined}
                options={options(agencies)}
              />
            </div>
            {processes.length > 0 && (
              <ComboField
                name={name('processId')}
                label="Процесс"
                optional
                defaultValue={row.processId ?? undefined}
                placeholder="Начните вводить код или название"
                options={options(processes)}
              />
            )}
            <SelectField
              name={name('proactive')}
              label="Как даётся"
              defaultValue={row.proactive}
              options={proactives.map((one) => ({ value: one, label: upperFirst(proactiveLabels[one]) }))}
            />
            <CheckboxField
              name={name('consent')}
              label="Согласие клиента получают"
              hint="Без него услугу нельзя давать без заявления"
              defaultChecked={row.consent}
            />
            <div className="grid gap-3 @[36rem]:grid-cols-2">
              <TextField
                name={name('channels')}
                label="Как её удобнее получать"
                optional
                defaultValue={row.channels}
                maxLength={300}
              />
              <TextField
                name={name('barriers')}
                label="Что мешает"
                optional
                hint="Техника, здание, язык, положение человека"
                defaultValue={row.barriers}
                maxLength={500}
              />
            </div>
          </div>
        )
      }}
    />
  )
}
