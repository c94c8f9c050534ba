local format = string.format
local function commas(i)
  local s = tostring(i)
  while true do
    local t, k = s:gsub("^(-?%d+)(%d%d%d)", "%1,%2")
    if k == 0 then return t end
    s = t
  end
end
local function plain(n) local s = 0; for i = 0, n - 1 do s = s + #format("%d: item %d of %d", i, i + 1, n) end return s end
local function floats(n) local s = 0; for i = 0, n - 1 do s = s + #format("loss %.4f acc %.2f%%", i / 7, 100 * i / n) end return s end
local function widths(n) local s = 0; for i = 0, n - 1 do s = s + #format("%8d|%s|%-6s|%05d", i, commas(i), "ab", i) end return s end
local function methods(n)
  local s = 0
  for i = 0, n - 1 do s = s + #format("%d and %.3f", i, i * 0.5) + #format("%5.2f %s", i * 0.25, "x") end
  return s
end
for _, p in ipairs{{"plain", plain}, {"floats", floats}, {"widths", widths}, {"methods", methods}} do
  local t = os.clock(); local r = p[2](200000)
  print(string.format('{"prog":"%s","seconds":%.4f,"check":"%d"}', p[1], os.clock() - t, r))
end
