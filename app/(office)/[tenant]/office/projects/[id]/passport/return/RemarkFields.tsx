'use client'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'

type Props = { places: { label: string; options: { value: string; label: string }[] }[] }

/** As many remarks as are needed, each at its place of the passport. */
export function RemarkFields({ places }: Props) {
  const next = useRef(1)
  const [keys, setKeys] = useState([0])
  return (
    <div>
      {keys.map((key, at) => (
        <div
          key={key}
          className="grid items-start gap-3 border-b border-line py-3 md:grid-cols-[18rem_minmax(0,1fr)_auto]"
          role="group"
          aria-label={`Замечание ${at + 1}`}
        >
          <SelectField name={`remarks.${key}.path`} label="К чему" empty="К паспорту в целом" options={places} />
          <TextArea name={`remarks.${key}.text`} label="Что исправить" rows={2} maxLength={2000} />
          {keys.length > 1 && (
            <div className="md:pt-8">
              <Button
                size="s"
                variant="quiet"
                aria-label={`Убрать замечание ${at + 1}`}
                onClick={() => setKeys(keys.filter((one) => one !== key))}
              >
                ✕
              </Button>
            </div>
          )}
        </div>
      ))}
      <Button variant="quiet" size="s" className="mt-3" onClick={() => setKeys([...keys, next.current++])}>
        + Добавить замечание
      </Button>
    </div>
  )
}
