'use client'
import {
  Button,
  ComboBox,
  FieldError as AriaError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { controlClass, FieldText, type FieldProps } from './Field'
import { useField } from './form-context'
import { cx } from './cx'
import { useStarted } from './use-start'
import type { Option } from './SelectField'

type Props = FieldProps & {
  options: Option[]
  defaultValue?: string
  /** Chosen value, or null when cleared. */
  onChange?: (value: string | null) => void
  placeholder?: string
}

/** A select that is searched by typing, for long lists (agencies, people); the form gets the option's value. */
export function ComboField({
  name,
  label,
  hint,
  optional,
  hideLabel,
  error,
  className,
  options,
  defaultValue,
  onChange,
  placeholder,
}: Props) {
  const field = useField(name, error)
  const [value, setValue] = useStarted<string | null>(field.typed ?? defaultValue ?? null)
  return (
    <ComboBox
      className={cx('field', className)}
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(key) => {
        setValue(key === null ? null : String(key))
        onChange?.(key === null ? null : String(key))
      }}
      isInvalid={Boolean(field.error)}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={hideLabel ? 'sr-only' : 'mb-1.5 block font-medium'}>
        <FieldText optional={optional}>{label}</FieldText>
      </Label>
      {hint && (
        <Text slot="description" className="-mt-1 mb-1.5 block text-sm text-muted">
          {hint}
        </Text>
      )}
      <div className="relative">
        <Input
          id={field.id}
          placeholder={placeholder ?? 'Начните вводить название'}
          className={controlClass(field.error, 'pr-10')}
        />
        <Button className="absolute inset-y-0 right-0 w-10 text-muted" aria-label="Показать список">
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <input type="hidden" name={name} value={value ?? ''} />
      <AriaError className="mt-1.5 block text-sm text-danger">{field.error}</AriaError>
      <Popover className="menu-popover w-(--trigger-width)">
        <ListBox
          className="max-h-72 overflow-auto outline-none"
          renderEmptyState={() => <p className="px-3 py-2 text-muted">Ничего не найдено. Измените запрос.</p>}
        >
          {(option: Option) => (
            <ListBoxItem id={option.value} textValue={option.label} isDisabled={option.disabled} className="menu-item">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
