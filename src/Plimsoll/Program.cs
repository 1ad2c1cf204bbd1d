using Plimsoll.Commands;

return await CommandTree.RunAsync(args);
