/** What the picker offers: those that machines of the last years can draw, by group. `locales/<language>/emoji.json` names them. */
export const emojiGroups = [
  {
    name: 'emoji.group.people',
    emoji:
      '😀 😄 😁 😅 😂 🤣 🙂 🙃 😉 😊 😇 😍 😘 😋 😜 🤔 🤗 🤭 🤫 😐 😏 🙄 😬 😌 😴 😷 🤒 🥳 😎 🤓 😕 😟 😮 😲 🥺 😢 😭 😱 😞 😓 😩 😤 😠 😡 🤯 🤖'.split(
        ' ',
      ),
  },
  {
    name: 'emoji.group.hands',
    emoji: '👍 👎 👌 ✌️ 🤞 🤝 👏 🙌 🙏 👋 ✋ 👉 👈 👆 👇 💪 👀 🙋 🤷 🤦 🙇 👨‍💻 👩‍💻 👶'.split(' '),
  },
  {
    name: 'emoji.group.hearts',
    emoji: '❤️ 🧡 💛 💚 💙 💜 🖤 💔 💕 💯 ✅ ❌ ❗ ❓ ⚠️ ⭐ ✨ 🔥 ⚡ 🎵 💤 💬 🔔 🆗'.split(' '),
  },
  {
    name: 'emoji.group.nature',
    emoji: '🐶 🐱 🐰 🐻 🐼 🐯 🦁 🐷 🐵 🐔 🐟 🐢 🦋 🐝 🌸 🌹 🌻 🌲 🌿 🍀 ☀️ ⛅ 🌧️ ❄️ 🌈 🌙 🌍 🌊'.split(' '),
  },
  {
    name: 'emoji.group.food',
    emoji: '🍎 🍊 🍌 🍉 🍇 🍓 🍑 🥑 🍅 🥕 🍞 🧀 🥚 🍔 🍟 🍕 🍜 🍚 🍣 🥟 🍰 🎂 🍫 🍪 ☕ 🍵 🍺 🍷'.split(' '),
  },
  {
    name: 'emoji.group.things',
    emoji:
      '🎉 🎁 🎈 🏆 ⚽ 🏀 🎮 🎬 🎧 📷 📱 💻 🖨️ 💡 🔍 🔒 🔑 🔧 📦 🚚 🛒 💳 💰 🧾 📧 📎 📅 ⏰ ⏳ 📍 🏠 🏢 🏥 ✈️ 🚗 🚲 🚀 👕 👟 👜 💍 💊'.split(
        ' ',
      ),
  },
] as const
