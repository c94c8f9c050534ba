-- 1e6 appends + table.concat; s = s .. x in a loop is quadratic in Lua, so a text grows in a table as well
local function f() local a = {}; for i = 0, 999999 do a[#a+1] = string.format("item%d,", i) end return #table.concat(a) end
local function g() local a = {}; for _ = 1, 1000000 do a[#a+1] = "x," end return #table.concat(a) end
for _, p in ipairs{{"str_join", f}, {"str_concat", g}} do
  local t = os.clock(); local r = p[2]()
  print(string.format('{"prog":"%s","seconds":%.4f,"check":"%d"}', p[1], os.clock() - t, r))
end
