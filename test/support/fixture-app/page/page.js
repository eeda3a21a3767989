window.app.on('service-back', () => (document.querySelector('#state').textContent = '已恢复'));
window.app.invoke('hello', {}).then(() => (document.querySelector('#state').textContent = '可用'));
