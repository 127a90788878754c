/** Starts the screen. */
import '@fontsource/inter/latin-400.css'
import '@fontsource/inter/latin-500.css'
import '@fontsource/inter/latin-600.css'
import './theme/tokens.css'
import './theme/base.css'
import './theme/dialog.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { look } from './theme/theme.svelte'
import { speech } from './words/language.svelte'

look.wear(look.theme)
document.documentElement.lang = speech.language
const target = document.getElementById('app')
if (target) mount(App, { target })
