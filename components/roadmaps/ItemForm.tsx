'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { useStarted } from '@/components/ui/use-start'
import type { ItemForm as Form } from '@/lib/roadmaps/item-queries'

type Props = { tenant: string; form: Form; action: FormAction; backHref: string }

const submitLabels = { DRAFT: 'Сохранить', PROPOSE: 'Предложить изменение', AMEND: 'Изменить карту' } as const

/** An item of a map: its text as the act's table has it; of a map in force – with the reason of the change. */
export function ItemForm({ tenant, form, action, backHref }: Props) {
  const { map, item, sections, mode } = form
  const [section, setSection] = useStarted(item?.sectionNumber ?? sections[0]?.number ?? 'NEW')
  const chosen = sections.find(({ number }) => number === section)
  const hidden: Record<string, string | number> = {
    roadmapId: map.id,
    version: map.version,
    ...(item ? { itemId: item.id } : {}),
    ...(mode === 'DRAFT' ? {} : { kind: item ? 'EDIT' : 'ADD' }),
  }
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      hidden={hidden}
      submitLabel={submitLabels[mode]}
      actions={
        <ButtonLink variant="quiet" href={backHref}>
          Отмена
        </ButtonLink>
      }
    >
      <SectionFields sections={sections} section={section} onChange={setSection} />
      <TextField
        key={`number ${section}`}
        name="number"
        label="Номер"
        optional
        className="max-w-48"
        defaultValue={item && item.sectionNumber === section ? item.number : ''}
        hint={
          chosen && !(item && item.sectionNumber === section)
            ? `Пустое поле – следующий номер: ${chosen.next}`
            : undefined
        }
      />
      <TextArea name="title" label="Наименование мероприятия" rows={3} defaultValue={item?.title} />
      <DateField
        name="dueOn"
        label="Срок реализации"
        defaultValue={item?.dueOn ?? (mode === 'DRAFT' ? `${map.yearTo}-12-31` : undefined)}
      />
      {item?.dueText ? (
        <TextField name="dueText" label="Срок словами акта" optional defaultValue={item.dueText} />
      ) : (
        <input type="hidden" name="dueText" value="" />
      )}
      <TextArea
        name="responsible"
        label="Ответственный исполнитель"
        rows={3}
        defaultValue={item?.responsible.join('\n') ?? map.agencyName ?? ''}
        hint={
          map.kind === 'PROGRAMME'
            ? 'По одному в строке; первый отвечает за мероприятие целиком. «Органы исполнительной власти …» станет обязательством каждого такого органа.'
            : 'По одному в строке: орган, подразделение или должность. Отчитывается орган, чья это карта.'
        }
      />
      <TextArea name="result" label="Вид документа (результат)" rows={2} defaultValue={item?.result} />
      {mode !== 'DRAFT' && (
        <TextArea
          name="reason"
          label={mode === 'PROPOSE' ? 'Зачем это нужно' : 'Причина'}
          rows={2}
          hint={
            mode === 'PROPOSE'
              ? 'Её прочтёт тот, кто даёт согласие.'
              : 'Причину увидят все исполнители рядом с мероприятием. О переносе срока придут письма.'
          }
        />
      )}
    </ActionForm>
  )
}

type SectionProps = { sections: Form['sections']; section: string; onChange: (section: string) => void }

/** A section of the map, or the number and title of a new one. */
function SectionFields({ sections, section, onChange }: SectionProps) {
  const chosen = sections.find(({ number }) => number === section)
  return (
    <>
      {sections.length > 0 && (
        <SelectField
          name="sectionChoice"
          label="Раздел"
          value={section}
          onChange={(event) => onChange(event.currentTarget.value)}
          options={[
            ...sections.map(({ number, title }) => ({ value: number, label: `${number}. ${title}` })),
            { value: 'NEW', label: 'Новый раздел' },
          ]}
        />
      )}
      {section === 'NEW' ? (
        <div className="grid gap-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <TextField
            name="sectionNumber"
            label="Номер раздела"
            defaultValue={String(Math.max(0, ...sections.map(({ number }) => Number(number) || 0)) + 1)}
            inputMode="numeric"
          />
          <TextField name="section" label="Название раздела" />
        </div>
      ) : (
        <>
          <input type="hidden" name="sectionNumber" value={section} />
          <input type="hidden" name="section" value={chosen?.title ?? ''} />
        </>
      )}
    </>
  )
}
