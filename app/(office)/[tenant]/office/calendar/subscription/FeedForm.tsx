'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { CopyButton } from '@/components/ui/PageButtons'
import { Notice } from '@/components/ui/Notice'
import { makeFeedAction } from './action'

type Props = {
  tenant: string
  /** Name of everything that the person sees. */
  whole: string
  agencies: { id: string; name: string }[]
}

const urlOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string' ? value.url : ''

/** Makes an address and shows it this once. */
export function FeedForm({ tenant, whole, agencies }: Props) {
  const [url, setUrl] = useState('')
  const [scope, setScope] = useState('PERSONAL')
  return (
    <>
      <ActionForm
        action={makeFeedAction}
        tenant={tenant}
        submitLabel="Получить адрес"
        variant="quiet"
        onDone={(state) => setUrl(urlOf(state.value))}
      >
        <RadioGroup
          name="scope"
          label="Что показывать"
          defaultValue="PERSONAL"
          onChange={(value) => setScope(value)}
          choices={[
            { value: 'PERSONAL', label: 'Моё', hint: 'С напоминанием накануне в 9 часов' },
            { value: 'AGENCY', label: whole },
          ]}
        />
        {agencies.length > 0 && scope === 'AGENCY' && (
          <ComboField
            name="agencyId"
            label="Орган"
            optional
            hint="Пусто – все, что вам видны"
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </ActionForm>
      {url !== '' && (
        <Notice
          tone="ok"
          title="Скопируйте адрес сейчас"
          className="mt-4"
          action={<CopyButton text={url} label="Скопировать адрес" />}
        >
          <p className="mb-2">
            Больше он не покажется. В календаре выберите «Добавить по ссылке» или «Подписаться» и вставьте его. Если
            адрес потеряется, получите новый: прежний перестанет отвечать.
          </p>
          <code className="block text-sm wrap-anywhere select-all">{url}</code>
        </Notice>
      )}
    </>
  )
}
