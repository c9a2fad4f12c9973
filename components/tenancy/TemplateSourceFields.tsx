'use client'
import { useId, useState } from 'react'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { controlClass, Labelled } from '@/components/ui/Field'
import { useField } from '@/components/ui/form-context'

export type ProgrammeOption = { slug: string; region: string; title: string; act: string; modules: string[] }

/** One of the portal's programmes, or a JSON of one's own: pasted, or read from a file into the same text. */
export function TemplateSourceFields({
  programmes,
  value,
  onChange,
}: {
  programmes: ProgrammeOption[]
  value: string
  onChange: (slug: string) => void
}) {
  const [text, setText] = useState('')
  const file = useId()
  const source = useField('source')
  return (
    <>
      <RadioGroup
        name="programme"
        label="Программа"
        value={value}
        onChange={onChange}
        choices={[
          ...programmes.map(({ slug, region, title, act, modules }) => ({
            value: slug,
            label: `${region}: «${title}»`,
            hint: `${act}${modules.length > 0 ? ` · ${modules.join(', ').toLowerCase()}` : ' · без рейтинга'}`,
          })),
          { value: 'own', label: 'Свой шаблон', hint: 'акт, записанный в JSON' },
        ]}
      />
      {value === 'own' && (
        <>
          <div>
            <label htmlFor={file} className="mb-1.5 block font-medium">
              Файл шаблона <span className="font-normal text-muted">(или вставьте текст ниже)</span>
            </label>
            <input
              id={file}
              type="file"
              accept=".json,application/json"
              className={controlClass()}
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)}
            />
          </div>
          {/* Not TextArea: an act is thousands of lines, a field that grows with its text would push the rest of the
              page away. */}
          <Labelled {...source} label="Текст шаблона">
            <textarea
              id={source.id}
              name="source"
              rows={14}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              className={controlClass(source.error, 'resize-y font-mono text-sm')}
            />
          </Labelled>
        </>
      )}
    </>
  )
}
