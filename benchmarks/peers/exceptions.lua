-- pcall and error with tables, as raise and except with values are
local function raised(n)
  local s = 0
  for i = 0, n - 1 do
    local ok, e = pcall(function() error({kind = "ValueError", message = "odd"}) end)
    if not ok and e.kind == "ValueError" then s = s + i end
  end
  return s
end
local function fail(i) if i % 2 == 1 then error({kind = "KeyError", message = "odd"}) end return i end
local function middle(i) return fail(i) + 1 end
local function deep(n)
  local s = 0
  for i = 0, n - 1 do
    local ok, r = pcall(middle, i)
    if ok then s = s + r elseif r.kind == "KeyError" then s = s - 1 end
  end
  return s
end
local function found(n)
  local d, x, s = {a = 1}, nil, 0
  for i = 0, n - 1 do
    local ok = pcall(function()
      if i % 3 == 0 then s = s + d.b elseif i % 3 == 1 then s = s + d.c.e else s = s + 1 // (i - i) end
    end)
    if not ok then s = s + (i % 3 == 2 and 2 or 1) end
  end
  return s
end
local function quiet(n)
  local s = 0
  for i = 0, n - 1 do
    if not pcall(function() s = s + i end) then s = 0 end
    s = s + 1
  end
  return s
end
for _, p in ipairs{{"raised", raised, 500000}, {"deep", deep, 500000}, {"found", found, 300000}, {"quiet", quiet, 2000000}} do
  local t = os.clock(); local r = p[2](p[3])
  print(string.format('{"prog":"%s","seconds":%.4f,"check":"%d"}', p[1], os.clock() - t, r))
end
