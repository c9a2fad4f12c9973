'use client'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { buttonClass, type ButtonSize, type ButtonVariant } from './Button'

export type MenuAction = { key: string; label: string; href?: string; onSelect?: () => void; danger?: boolean }

type Props = { label: ReactNode; items: MenuAction[]; variant?: ButtonVariant; size?: ButtonSize }

/** Rarer actions on one thing. Links keep their address; the rest run `onSelect`. */
export function MenuButton({ label, items, variant = 'quiet', size }: Props) {
  return (
    <MenuTrigger>
      <Button className={buttonClass(variant, size)}>{label} <span aria-hidden="true">▾</span></Button>
      <Popover placement="bottom end" className="menu-popover">
        <Menu className="outline-none">
          {items.map((item) => (
            <MenuItem
              key={item.key}
              id={item.key}
              href={item.href}
              onAction={item.onSelect}
              className={`menu-item ${item.danger ? 'text-danger' : ''}`}
            >
              {item.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
