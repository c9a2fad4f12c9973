'use client'
import { loadImportAction } from '../action'
import { ActionForm } from '@/components/ui/ActionForm'

type Props = {
  tenant: string
  hidden: Record<string, string | number>
  label: string
  options: { key: string; label: string }[]
}

/** Confirms the load: all ready rows or none. */
export function LoadForm({ tenant, hidden, label, options }: Props) {
  return (
    <ActionForm action={loadImportAction} tenant={tenant} hidden={hidden} submitLabel={label} className="mb-7">
      {options.length > 0 &&
        options.map((one) => (
          <label key={one.key} className="flex items-center gap-2.5">
            <input type="checkbox" name="options" value={one.key} className="size-4.5 accent-accent" />
            {one.label}
          </label>
        ))}
    </ActionForm>
  )
}
