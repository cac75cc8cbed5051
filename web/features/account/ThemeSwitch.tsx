import { Monitor, Moon, Sun } from 'lucide-react';
import { Segments } from '#web/ui/Segments.tsx';
import { chooseTheme, useTheme } from '#web/ui/theme.ts';

const THEMES = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

export const ThemeSwitch = () => (
  <Segments legend="Colours" options={THEMES} value={useTheme()} onChange={chooseTheme} />
);
