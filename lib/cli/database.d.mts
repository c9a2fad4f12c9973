export function databaseAt(url: string, name: string): string
export function prepareDatabase(options: {
  ownerUrl: string
  secret: string
  appUrl?: string
}): Promise<{ appUrl: string; applied: string[] }>
export function seed(env: Record<string, string>): Promise<void>
export function isEmpty(url: string): Promise<boolean>
