import { accentRule } from './accent'

/**
 * Gives the page the tenant's accent. A style element, not an attribute, so that dialogs outside the page's tree have
 * it too.
 */
export function TenantAccent({ accent }: { accent: string | null | undefined }) {
  return <style>{accentRule(accent)}</style>
}
