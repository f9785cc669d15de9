// Stands for Node's own modules in code that was built for Node and browser alike.
