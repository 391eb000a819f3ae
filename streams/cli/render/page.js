const button = document.getElementById("unfold");
button.hidden = false;
button.addEventListener("click", () => {
  const open = button.textContent === "Unfold all";
  for (const one of document.querySelectorAll("details")) one.open = open;
  button.textContent = open ? "Fold all" : "Unfold all";
});
