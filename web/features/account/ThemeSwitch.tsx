import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { chooseTheme, type Theme, useTheme } from '#web/ui/theme.ts';

const THEMES: Record<Theme, { label: string; icon: LucideIcon }> = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
};

export function ThemeSwitch() {
  const chosen = useTheme();
  return (
    <fieldset>
      <legend className="sr-only">Colours</legend>
      <div className="inline-flex rounded-md border bg-sunken p-0.5">
        {Object.entries(THEMES).map(([theme, { label, icon: Icon }]) => (
          <label
            key={theme}
            className="flex h-8 cursor-pointer items-center gap-2 rounded px-3 text-sm text-soft has-checked:bg-surface has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={chosen === theme}
              // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the themes
              onChange={() => chooseTheme(theme as Theme)}
            />
            <Icon aria-hidden className="size-4" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
