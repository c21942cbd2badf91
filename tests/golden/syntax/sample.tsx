// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from 'react';
import { Button } from '../ui/Button';

type Props = { title: string };

export const Panel: React.FC<Props> = ({ title }) => {
  const [open, setOpen] = useState(false);
  const toggle = () => setOpen(!open);
  return <Button onClick={toggle}>{title}</Button>;
};

export default function App(): JSX.Element {
  return <Panel title="x" />;
}
